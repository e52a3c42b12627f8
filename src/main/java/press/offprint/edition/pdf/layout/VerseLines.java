package press.offprint.edition.pdf.layout;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The paragraphs whose lines their author ended: verses, addresses, signatures. All lines begin at
 * the same edge, so the first one has no indent.
 */
final class VerseLines {
  private static final String VERSE = "verse";

  private VerseLines() {}

  /**
   * Marks a paragraph of two lines at least of which none is longer than a line of the page.
   *
   * @param columns letters in a line
   */
  static void mark(Element paragraph, double columns) {
    double[] width = {0};
    double[] longest = {0};
    int[] lines = {0};
    Dom.walk(
        paragraph,
        node -> {
          if (Dom.is(node, "br")) {
            lines[0] += width[0] > 0 ? 1 : 0;
            width[0] = 0;
          } else if (node instanceof Text text && !isHidden(text)) {
            width[0] += LetterWidths.of(text.getData());
            longest[0] = Math.max(longest[0], width[0]);
          }
        });
    lines[0] += width[0] > 0 ? 1 : 0;
    if (lines[0] > 1 && longest[0] <= columns) {
      Dom.addClass(paragraph, VERSE);
    }
  }

  private static boolean isHidden(Node text) {
    return Dom.isInside(text, "annotation", "rt", "rp");
  }
}
