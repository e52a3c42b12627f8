package press.offprint.content.site;

import java.util.Optional;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;

/**
 * Which post a reference leads to, if any, as something an article depends on: so that the coming
 * or going of a post is noticed wherever it is linked to, however the link is written.
 */
public final class LinkDependency {
  private LinkDependency() {}

  /** The post that a path means; see {@link SiteIndex#resolve}. */
  public static Optional<PostHeader> ofPath(String source, String path, SiteIndex siteIndex) {
    return siteIndex.resolve(source, path);
  }

  /** The post that the name in a wikilink means: a path, a file's name or a title. */
  public static Optional<PostHeader> ofNote(String source, String name, SiteIndex siteIndex) {
    return siteIndex.resolve(source, name).or(() -> siteIndex.titled(name));
  }

  /**
   * What a reference leads to on this map of the site.
   *
   * @param kind {@link Dependency.Kind#LINK} or {@link Dependency.Kind#NOTE}
   * @param source of the post that holds the reference
   */
  public static Dependency dependency(
      Dependency.Kind kind, String source, String reference, SiteIndex siteIndex) {
    Optional<PostHeader> header =
        kind == Dependency.Kind.NOTE
            ? ofNote(source, reference, siteIndex)
            : ofPath(source, reference, siteIndex);
    String fingerprint = header.map(found -> Bytes.utf8(found.source()).sha256()).orElse("");
    return new Dependency(kind, reference, fingerprint);
  }
}
