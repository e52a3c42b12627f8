package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.Reading;
import press.offprint.model.Code;
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

  /**
   * Decodes and cuts a post.
   *
   * <p>Rejected with {@link Code#EMPTY}, {@link Code#ENCODING} for anything but UTF-8 (RFC 3629)
   * text, {@link Code#FRONT_MATTER} where front matter is never closed, {@link
   * Code#FRONT_MATTER_FORMAT} where it is in no known format, and {@link Code#LIMIT_FRONT_MATTER}.
   */
  public static Reading<Source> of(Post post, Limits limits) {
    Decoded decoded = Decoder.decode(post.content());
    if (decoded.error().isPresent()) {
      return rejected(decoded.error().get());
    }
    if (decoded.text().isBlank()) {
      return rejected(
          Problem.error(Code.EMPTY, 0, "The post is empty", "Write something and save it again."));
    }
    List<Problem> warnings = new ArrayList<>();
    String text = ControlCharacters.remove(decoded.text(), warnings);
    Fences.Cut cut = Fences.cut(text, limits.frontMatterBytes());
    Optional<Problem> error = cut.error();
    if (error.isPresent()) {
      warnings.add(error.get());
      return new Reading.Rejected<>(warnings);
    }
    return new Reading.Accepted<>(
        new Source(
            cut.format(), cut.frontMatter(), cut.line(), cut.body(), cut.bodyLine(), warnings));
  }

  private static Reading<Source> rejected(Problem problem) {
    return new Reading.Rejected<>(List.of(problem));
  }
}
