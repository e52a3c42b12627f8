package press.offprint.content.shortcode.expansion;

import java.util.List;
import press.offprint.model.problem.Problem;

/**
 * The body of a post as Markdown, with placeholders for all that is not Markdown.
 *
 * @param lines maps offsets of {@code text} to lines of the source file
 * @param placeholders the content of the placeholders
 */
public record Expansion(
    String text, LineMap lines, Placeholders placeholders, List<Problem> problems) {
  public Expansion {
    problems = List.copyOf(problems);
  }
}
