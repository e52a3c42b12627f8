package press.offprint.web.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a snippet of a search result.
 *
 * @param sought true if the part matches the search term
 */
public record SnippetPart(String text, boolean sought) {

  /** Returns the parts of a snippet in which U+0001 and U+0002 enclose each match. */
  static List<SnippetPart> of(String snippet) {
    List<SnippetPart> parts = new ArrayList<>();
    boolean sought = false;
    StringBuilder text = new StringBuilder();
    for (char c : (snippet + '\u0003').toCharArray()) {
      if (c > 3) {
        text.append(c);
        continue;
      }
      if (!text.isEmpty()) {
        parts.add(new SnippetPart(text.toString(), sought));
        text.setLength(0);
      }
      sought = c == 1;
    }
    return parts;
  }
}
