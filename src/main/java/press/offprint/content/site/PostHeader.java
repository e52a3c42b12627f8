package press.offprint.content.site;

import java.util.List;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Problem;
import press.offprint.model.bytes.Bytes;

/**
 * What a post's front matter alone tells: enough to place it in the site and to link to it.
 *
 * @param source the post's path relative to the content folder
 * @param path its place in the site, as in {@link press.offprint.model.Article#path}
 * @param aliases former places, checked and safe, each beginning with {@code /} and ending with
 *     {@code /}, or with {@code .html} for a former file
 * @param metadata as read; its cover is not yet resolved and empty
 * @param problems warnings
 */
public record PostHeader(
    String source, String path, List<String> aliases, Metadata metadata, List<Problem> problems) {

  public PostHeader {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
  }

  /** What an article depends on that links here: this post's title and place. */
  public Dependency dependency() {
    String fingerprint = Bytes.utf8(metadata.title() + "\n" + path).sha256();
    return new Dependency(Dependency.Kind.POST, source, fingerprint);
  }
}
