package press.offprint.content.shortcode.expansion;

import java.util.List;
import press.offprint.model.Problem;

/**
 * A post's body with tokens in place of what is not Markdown.
 *
 * @param lines leads back to the post's lines
 * @param placeholders what the tokens stand for
 */
public record Expansion(
    String text, LineMap lines, Placeholders placeholders, List<Problem> problems) {
  public Expansion {
    problems = List.copyOf(problems);
  }
}
