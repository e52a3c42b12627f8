package press.offprint.content.site.permalink;

import java.util.List;
import press.offprint.model.problem.Problem;

/**
 * The path of a post in the site, and its former paths.
 *
 * @param path begins and ends with {@code /}, not encoded, NFC; {@code /} for the text of the home
 *     page alone; empty if a problem is an error
 * @param aliases former paths, each beginning with {@code /} and ending with {@code /} or {@code
 *     .html}
 * @param problems errors and warnings
 */
public record Permalink(String path, List<String> aliases, List<Problem> problems) {
  public Permalink {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
  }
}
