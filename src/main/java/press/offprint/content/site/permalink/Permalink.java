package press.offprint.content.site.permalink;

import java.util.List;
import press.offprint.model.Problem;

/**
 * Where a post goes in the site.
 *
 * @param path begins and ends with {@code /}, not encoded, NFC, never {@code /} alone; empty where
 *     a problem is an error
 * @param aliases former places, each beginning with {@code /} and ending with {@code /} or {@code
 *     .html}
 * @param problems errors and warnings
 */
public record Permalink(String path, List<String> aliases, List<Problem> problems) {
  public Permalink {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
  }
}
