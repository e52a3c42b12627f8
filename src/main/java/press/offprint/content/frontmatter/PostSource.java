package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.model.Limits;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

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
public record PostSource(
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

  public PostSource {
    problems = List.copyOf(problems);
  }

  /**
   * Decodes and cuts a post.
   *
   * <p>Rejected with {@link ProblemCode#EMPTY}, {@link ProblemCode#ENCODING} for anything but UTF-8
   * (RFC 3629) text, {@link ProblemCode#FRONT_MATTER} where front matter is never closed, {@link
   * ProblemCode#FRONT_MATTER_FORMAT} where it is in no known format, and {@link
   * ProblemCode#LIMIT_FRONT_MATTER}.
   */
  public static ReadResult<PostSource> of(Post post, Limits limits) {
    DecodedText decoded = TextDecoder.decode(post.content());
    if (decoded.error().isPresent()) {
      return rejected(decoded.error().get());
    }
    if (decoded.text().isBlank()) {
      return rejected(
          Problem.error(
              ProblemCode.EMPTY, 0, "The post is empty", "Write something and save it again."));
    }
    List<Problem> warnings = new ArrayList<>();
    String text = ControlCharacters.remove(decoded.text(), warnings);
    FrontMatterDelimiters.Cut cut = FrontMatterDelimiters.cut(text, limits.frontMatterBytes());
    Optional<Problem> error = cut.error();
    if (error.isPresent()) {
      warnings.add(error.get());
      return new ReadResult.Rejected<>(warnings);
    }
    return new ReadResult.Accepted<>(
        new PostSource(
            cut.format(), cut.frontMatter(), cut.line(), cut.body(), cut.bodyLine(), warnings));
  }

  private static ReadResult<PostSource> rejected(Problem problem) {
    return new ReadResult.Rejected<>(List.of(problem));
  }
}
