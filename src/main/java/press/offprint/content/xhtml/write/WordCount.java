package press.offprint.content.xhtml.write;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** An estimate of the number of words that a reader reads. */
public final class WordCount {
  private WordCount() {}

  /** Returns the words between spaces; a character of a script without spaces counts half. */
  public static int count(Element root) {
    int[] halves = new int[1];
    root.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            halves[0] += halves(text.getWholeText());
          }
        });
    return (halves[0] + 1) / 2;
  }

  private static int halves(String text) {
    int halves = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isDense(c)) {
        halves++;
        inWord = false;
      } else if (Character.isLetterOrDigit(c)) {
        halves += inWord ? 0 : 2;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        inWord = false;
      }
    }
    return halves;
  }

  private static boolean isDense(int c) {
    return (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0x0E01 && c <= 0x0E4F)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x20000 && c <= 0x3FFFF);
  }
}
