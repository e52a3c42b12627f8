package press.offprint.web.page;

import java.util.ArrayList;
import java.util.List;

/** A part of a text that was found: what was sought, or what stands around it. */
public record SnippetPart(String text, boolean sought) {

  /** The pieces of a snippet in which U+0001 and U+0002 stand around what was sought. */
  static List<SnippetPart> of(String snippet) {
    List<SnippetPart> pieces = new ArrayList<>();
    boolean sought = false;
    StringBuilder text = new StringBuilder();
    for (char c : (snippet + '\u0003').toCharArray()) {
      if (c > 3) {
        text.append(c);
        continue;
      }
      if (!text.isEmpty()) {
        pieces.add(new SnippetPart(text.toString(), sought));
        text.setLength(0);
      }
      sought = c == 1;
    }
    return pieces;
  }
}
