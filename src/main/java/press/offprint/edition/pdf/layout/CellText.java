package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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

  /** The elements of a cell that begin new lines. */
  static final Set<String> BLOCKS =
      Set.of("p", "li", "dt", "dd", "pre", "div", "blockquote", "figure", "aside", "summary");

  private static final int LIST = 3;
  private static final int BOX = 5;

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
    Measures measures = new Measures(cell);
    Dom.walk(
        cell,
        node -> {
          if (node instanceof Text text) {
            measures.add(text);
          }
        });
    return measures.text();
  }

  /** Returns the block of a cell that holds a text: the cell itself, if there is no other. */
  private static Node block(Node text, Element cell) {
    Node block = text.getParentNode();
    while (block != cell && !(block instanceof Element box && BLOCKS.contains(box.getTagName()))) {
      block = block.getParentNode();
    }
    return block;
  }

  /** Returns the characters that lists and boxes take from the lines of a block. */
  private static double indent(Node block, Element cell) {
    double indent = 0;
    for (Node up = block; up != cell; up = up.getParentNode()) {
      indent += Dom.is(up, "li") || Dom.is(up, "dd") ? LIST : 0;
      indent += Dom.is(up, "blockquote") || Dom.is(up, "pre") ? BOX : 0;
    }
    return indent;
  }

  private static boolean isEastAsian(Element cell) {
    String language = cell.getOwnerDocument().getDocumentElement().getAttribute("lang");
    return EAST_ASIAN_LANGUAGES.contains(language.split("-", 2)[0]);
  }

  /** The measures of a cell while its texts are read. */
  private static final class Measures {
    private final Element cell;
    private final double type;
    private final List<Element> identifiers = new ArrayList<>();

    /** The widths of the lines of blocks if they were not broken. */
    private final IdentityHashMap<Node, Double> blocks = new IdentityHashMap<>();

    private double longest;

    Measures(Element cell) {
      this.cell = cell;
      this.type = (Dom.is(cell, "th") ? BOLD : 1) * (isEastAsian(cell) ? EAST_ASIAN : 1);
    }

    CellText text() {
      double width = blocks.values().stream().mapToDouble(each -> each).max().orElse(0);
      return new CellText(
          (int) Math.ceil(width), (int) Math.ceil(longest), List.copyOf(identifiers));
    }

    void add(Text node) {
      if (Dom.isInside(node, "annotation")) {
        return; // The source of a formula, which is not shown.
      }
      Node block = block(node, cell);
      if (!Dom.is(block, "pre")) {
        addWords(node, block);
      } else if (!blocks.containsKey(block)) {
        addLines(block);
      }
    }

    private void addWords(Text node, Node block) {
      String text = node.getData();
      boolean code = Dom.isInside(node, "code", "kbd", "samp");
      boolean whole = code && text.length() <= LONGEST_IDENTIFIER && text.indexOf(' ') < 0;
      if (whole && node.getParentNode() instanceof Element element) {
        identifiers.add(element);
      }
      if (!text.isBlank() || block == cell) {
        blocks.computeIfAbsent(block, added -> indent(added, cell));
        blocks.merge(block, width(text, code, type), Double::sum);
      }
      String[] words =
          whole ? new String[] {text} : Regex.split(text, code ? CODE_ENDS : WORD_ENDS, -1);
      for (String word : words) {
        boolean ideographs = word.chars().anyMatch(c -> c >= FIRST_IDEOGRAPH);
        double width = width(word, code, type);
        longest = Math.max(longest, ideographs ? Math.min(width, LONGEST_OF_IDEOGRAPHS) : width);
      }
    }

    // A line of code is divided only if it is longer than an identifier.
    private void addLines(Node block) {
      double indent = indent(block, cell);
      int width = block.getTextContent().lines().mapToInt(CodeBreaks::columns).max().orElse(0);
      blocks.put(block, width + indent);
      longest = Math.max(longest, Math.min(width, LONGEST_IDENTIFIER) + indent);
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
