package press.offprint.content.frontmatter;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.frontmatter.encoding.ControlCharacters;
import press.offprint.content.frontmatter.encoding.DecodedText;
import press.offprint.content.frontmatter.encoding.TextDecoder;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The text of a post, split into front matter and body. Line ends are LF.
 *
 * @param format the format of the front matter
 * @param frontMatter the text between the delimiters, or the whole object for JSON; empty if there
 *     is none
 * @param frontMatterLine one-based line of the front matter's first line, 0 if there is none
 * @param body the text after the front matter, without control characters other than tab and LF
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

  /** The format of front matter. */
  public enum Format {
    NONE,
    YAML,
    TOML,
    JSON,
    /** A field a line, without delimiters. */
    LINES
  }

  public PostSource {
    problems = List.copyOf(problems);
  }

  /**
   * Decodes and splits a post.
   *
   * <p>Rejects a post with {@link ProblemCode#EMPTY}, with {@link ProblemCode#ENCODING} if it is no
   * UTF-8 (RFC 3629) text, with {@link ProblemCode#FRONT_MATTER} if the front matter is never
   * closed, with {@link ProblemCode#FRONT_MATTER_FORMAT} if its format is unknown, and with {@link
   * ProblemCode#LIMIT_FRONT_MATTER}.
   */
  public static ReadResult<PostSource> of(Post post, Limits limits) {
    DecodedText decoded = TextDecoder.decode(post.content());
    if (decoded.error() != null) {
      return rejected(decoded.error());
    }
    if (decoded.text().isBlank()) {
      return rejected(
          Problem.error(
              ProblemCode.EMPTY, 0, "The post is empty", "Write something and save it again."));
    }
    List<Problem> warnings = new ArrayList<>();
    String text = ControlCharacters.remove(decoded.text(), warnings);
    FrontMatterDelimiters.Cut cut = FrontMatterDelimiters.cut(text, limits.frontMatterBytes());
    if (cut.error() != null) {
      warnings.add(cut.error());
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
