package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.dom.TypeSize;
import press.offprint.model.interrupt.Regex;

/**
 * The breaks of quotations between pages: a quotation begins with two lines at least on its first
 * page, and ends with two at least on its last one. The engine counts the lines of one paragraph
 * only, so a paragraph of one line needs a rule. The style sheets have the heights of so many lines
 * in classes.
 */
final class QuotationBreaks {
  private static final int TWO_LINES = 2;
  private static final int MOST_LINES = 5;

  /** The distance above the items of a list, in lines. */
  private static final double LIST_MARGIN = 0.5;

  /** A quotation of at most this many lines is not divided. */
  private static final int LINES_TOGETHER = 4;

  /** So many lines may move to the next page with the last line: less than a quarter of a page. */
  private static final int MOVED_LINES = 7;

  /** A paragraph has one line if its text is not longer than this many times a line. */
  private static final double ONE_LINE = 1.15;

  /** Letters of text in the width of a column, which is a letter of code. */
  private static final double LETTERS = 0.95;

  private static final Set<String> GROUPS =
      Set.of("ul", "ol", "li", "blockquote", "dl", "dd", "div", "section", "details");

  private static final Set<String> TEXTS = Set.of("p", "li", "dt", "dd", "summary");

  private final Element quotation;
  private final double columns;

  private QuotationBreaks(Element quotation, double columns) {
    this.quotation = quotation;
    this.columns = columns * LETTERS / TypeSize.of(quotation.getOwnerDocument());
  }

  /**
   * Prepares a quotation or another box of text that may be divided.
   *
   * @param columns letters of code in a line of its text
   */
  static void prepare(Element quotation, double columns) {
    QuotationBreaks breaks = new QuotationBreaks(quotation, columns);
    List<Element> blocks = new ArrayList<>();
    breaks.addBlocks(quotation, blocks);
    breaks.begin(blocks);
    if (blocks.stream().allMatch(QuotationBreaks::isText)
        && breaks.lines(blocks) <= LINES_TOGETHER) {
      Dom.addClass(quotation, "together");
    } else {
      breaks.end(blocks);
    }
  }

  /** Adds the blocks of a box that hold lines, in their order. */
  private void addBlocks(Element box, List<Element> blocks) {
    for (Node child : Dom.children(box)) {
      if (child instanceof Element element) {
        boolean hasBlocks =
            GROUPS.contains(element.getTagName())
                && Dom.children(element).stream().anyMatch(QuotationBreaks::isBlock);
        if (hasBlocks) {
          addBlocks(element, blocks);
        } else if (isBlock(element)) {
          blocks.add(element);
        }
      }
    }
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element element
        && (isText(element)
            || GROUPS.contains(element.getTagName())
            || Set.of("pre", "figure", "table", "aside").contains(element.getTagName())
            || isHeading(element));
  }

  private static boolean isText(Element block) {
    return TEXTS.contains(block.getTagName());
  }

  private static boolean isHeading(Element block) {
    return Regex.matches(block.getTagName(), "h[1-6]");
  }

  private void begin(List<Element> blocks) {
    int needed = Math.max(TWO_LINES, Math.min(beginning(blocks), MOST_LINES));
    Dom.addClass(quotation, "begins-" + needed);
  }

  /** Returns the lines up to the first place where the page may end. */
  private int beginning(List<Element> blocks) {
    double needed = 0;
    for (Element block : blocks) {
      needed += Dom.is(block, "li") ? LIST_MARGIN : 0;
      if (isHeading(block)) {
        needed += TWO_LINES;
      } else if (isText(block) && isOneLine(block) && needed + 1 < TWO_LINES) {
        needed++;
      } else {
        boolean enough = isText(block) && isOneLine(block);
        return (int) Math.ceil(needed + (enough ? 1 : TWO_LINES));
      }
    }
    return (int) Math.ceil(needed);
  }

  private void end(List<Element> blocks) {
    Element last = last(quotation);
    Element before = last == null ? null : previous(last);
    if (before == null || !isText(last) || !isOneLine(last)) {
      return;
    }
    List<Element> moved = new ArrayList<>();
    addBlocks(before, moved);
    if (moved.isEmpty()) {
      moved.add(before);
    }
    if (moved.stream().allMatch(QuotationBreaks::isText) && lines(moved) <= MOVED_LINES) {
      // The first line would be alone if the others moved.
      boolean second = blocks.size() == moved.size() + 2 && isOneLine(blocks.get(0));
      Dom.addClass(second ? quotation : last, second ? "together" : "with-previous");
    } else if (Dom.is(before, "p") && Dom.is(last, "p") && isAttribution(last)) {
      join(before, last);
    }
  }

  private static boolean isAttribution(Element paragraph) {
    return Dom.hasClass(paragraph, "attribution")
        || Regex.matches(paragraph.getTextContent().strip(), "(?s)[-\u2010-\u2015\u2e3a\u2e3b~].*");
  }

  // The engine keeps the last lines of one paragraph together.
  private static void join(Element paragraph, Element attribution) {
    Element line = paragraph.getOwnerDocument().createElement("span");
    line.setAttribute("class", attribution.getAttribute("class"));
    Dom.moveChildren(attribution, line);
    paragraph.appendChild(paragraph.getOwnerDocument().createElement("br"));
    paragraph.appendChild(line);
    Dom.remove(attribution);
  }

  private static Element last(Element box) {
    Element last = null;
    for (Node child : Dom.children(box)) {
      last = child instanceof Element element && isBlock(element) ? element : last;
    }
    boolean group = last != null && GROUPS.contains(last.getTagName());
    Element inner = group ? last(last) : null;
    return inner == null ? last : inner;
  }

  private static Element previous(Element element) {
    Node before = element.getPreviousSibling();
    while (before != null && !(before instanceof Element)) {
      before = before.getPreviousSibling();
    }
    return (Element) before;
  }

  private boolean isOneLine(Element block) {
    return width(block) <= columns * ONE_LINE
        && Dom.elements(block).stream().noneMatch(part -> Dom.is(part, "br"));
  }

  private int lines(List<Element> blocks) {
    return blocks.stream().mapToInt(this::lines).sum();
  }

  private int lines(Element block) {
    long breaks = Dom.elements(block).stream().filter(part -> Dom.is(part, "br")).count();
    return (int) (breaks + Math.max(1, Math.ceil(width(block) / columns)));
  }

  private static double width(Element block) {
    return LetterWidths.of(block.getTextContent());
  }
}
