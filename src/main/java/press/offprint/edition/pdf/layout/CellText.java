package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.interrupt.Regex;

/**
 * The text of a table cell. Widths are in characters, which are half an em.
 *
 * @param width of the whole text in one line
 * @param longestWord the width of the longest part that is not broken
 * @param identifiers elements of code that are short enough to stay in one line
 */
record CellText(int width, int longestWord, List<Element> identifiers) {
  /** The longest identifier that is not broken, in characters of code. */
  private static final int LONGEST_IDENTIFIER = 30;

  private static final String WORD_ENDS = "[\\s/-]+";
  private static final String CODE_ENDS = "[\\s/._:-]+";
  private static final String NARROW = "fijlrtI.,:;'!|()[]- ";
  private static final String WIDE = "mwMW@%";
  private static final double NARROW_WIDTH = 0.6;
  private static final double CAPITAL_WIDTH = 1.15;
  private static final double WIDE_WIDTH = 1.6;
  private static final double IDEOGRAPH_WIDTH = 2.15;
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  /** A longer text without spaces is broken between ideographs. */
  private static final double LONGEST_OF_IDEOGRAPHS = 12;

  /** Latin letters and digits of East Asian fonts are wider by this factor. */
  private static final double EAST_ASIAN = 1.12;

  private static final List<String> EAST_ASIAN_LANGUAGES = List.of("ja", "zh", "ko");

  /** Bold type is wider by this factor. */
  private static final double BOLD = 1.06;

  /** Returns the text of a cell. */
  static CellText of(Element cell) {
    double type = (Dom.is(cell, "th") ? BOLD : 1) * (isEastAsian(cell) ? EAST_ASIAN : 1);
    List<Element> identifiers = new ArrayList<>();
    double[] measures = new double[2];
    Dom.walk(
        cell,
        node -> {
          if (node instanceof Text text) {
            add(text, type, identifiers, measures);
          }
        });
    return new CellText(
        (int) Math.ceil(measures[0]), (int) Math.ceil(measures[1]), List.copyOf(identifiers));
  }

  private static boolean isEastAsian(Element cell) {
    String language = cell.getOwnerDocument().getDocumentElement().getAttribute("lang");
    return EAST_ASIAN_LANGUAGES.contains(language.split("-", 2)[0]);
  }

  private static void add(Text node, double type, List<Element> identifiers, double[] measures) {
    if (Dom.isInside(node, "annotation")) {
      return; // The source of a formula, which is not shown.
    }
    String text = node.getData();
    boolean code = Dom.isInside(node, "code", "kbd", "samp");
    boolean whole = code && text.length() <= LONGEST_IDENTIFIER && text.indexOf(' ') < 0;
    Node parent = node.getParentNode();
    if (whole && parent instanceof Element element) {
      identifiers.add(element);
    }
    measures[0] += width(text, code, type);
    String[] words =
        whole ? new String[] {text} : Regex.split(text, code ? CODE_ENDS : WORD_ENDS, -1);
    for (String word : words) {
      boolean ideographs = word.chars().anyMatch(c -> c >= FIRST_IDEOGRAPH);
      double width = width(word, code, type);
      double least = ideographs ? Math.min(width, LONGEST_OF_IDEOGRAPHS) : width;
      measures[1] = Math.max(measures[1], least);
    }
  }

  private static double width(String text, boolean code, double type) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_IDEOGRAPH) {
        width += IDEOGRAPH_WIDTH;
      } else if (code) {
        width++;
      } else if (NARROW.indexOf(c) >= 0) {
        width += NARROW_WIDTH * type;
      } else if (WIDE.indexOf(c) >= 0) {
        width += WIDE_WIDTH * type;
      } else {
        width += (Character.isUpperCase(c) ? CAPITAL_WIDTH : 1) * type;
      }
    }
    return width;
  }
}
