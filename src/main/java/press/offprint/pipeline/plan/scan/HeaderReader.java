package press.offprint.pipeline.plan.scan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.edition.EditionException;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.IsolatedExecutor;

/** The reader of the headers of posts in a scan, with limits on time and stack. Thread-safe. */
public final class HeaderReader {
  /** Reading takes milliseconds. The limit is low, because all posts wait for the scan. */
  private static final int SECONDS = 5;

  private final FrontMatterReader frontMatter;
  private final IsolatedExecutor executor = new IsolatedExecutor(SECONDS);
  // A rejected post is read again in each scan, but not if that takes as long each time.
  private final Map<String, Problem> tooCostly = new ConcurrentHashMap<>();

  public HeaderReader(FrontMatterReader frontMatter) {
    this.frontMatter = frontMatter;
  }

  /** Returns the cascades of a site without sections, with the folders that it trusts. */
  Cascades cascades() {
    return frontMatter.cascades();
  }

  /** Returns the header of a post, or the problems for which it is rejected. */
  public ReadResult<PostHeader> read(SourceFile file, Post post, Cascades cascades) {
    Problem known = tooCostly.get(post.fingerprint());
    if (known != null) {
      return new ReadResult.Rejected<>(List.of(known));
    }
    try {
      return executor.call(
          "the front matter", () -> frontMatter.read(post, PostDefaults.of(file, cascades)));
    } catch (EditionException e) {
      Problem problem =
          Problem.error(e.code(), 0, e.getMessage(), "Make the post smaller or simpler.");
      if (e.code() == ProblemCode.LIMIT_TIME) {
        tooCostly.put(post.fingerprint(), problem);
      }
      return new ReadResult.Rejected<>(List.of(problem));
    }
  }
}
