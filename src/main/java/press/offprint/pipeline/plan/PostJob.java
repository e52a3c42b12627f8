package press.offprint.pipeline.plan;

import java.util.Set;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.plan.scan.ScannedPost;

/**
 * One post to publish, as a value. It can pass a queue of this process; the site index that it
 * names is in this process.
 *
 * @param fingerprint SHA-256 of the post that the header was read from in this run; empty if the
 *     header is from the catalog, which stores no warnings
 * @param siteIndex the name of the site index of this run; see {@link SiteIndexes}
 * @param editions names of the editions to make
 * @param copies true if the post is published, and its page is made again with the copies of its
 *     pictures that it waits for
 */
public record PostJob(
    SourceFile file,
    PostHeader header,
    String fingerprint,
    String siteIndex,
    Set<String> editions,
    boolean copies) {
  public PostJob {
    editions = Set.copyOf(editions);
  }

  /** Returns the job of a post as the scan found it. */
  public static PostJob of(
      ScannedPost post, PostHeader header, String siteIndex, Set<String> editions) {
    String fingerprint = post.read() ? post.fingerprint() : "";
    return new PostJob(post.file(), header, fingerprint, siteIndex, editions, false);
  }

  /** Returns the same job for the copies of the pictures of its page. */
  public PostJob forCopies() {
    return new PostJob(file, header, fingerprint, siteIndex, editions, true);
  }

  /** Returns the post's path relative to the content folder. */
  public String source() {
    return header.source();
  }
}
