package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The wrapper of code lines that are wider than the page. Code that is a little wider has smaller
 * type. A line that is much wider is divided by {@link CodeBreaks}, and each continuation has a
 * mark and the indent of its line.
 */
final class CodeWrapper {
  private static final String MARK = "\u21AA ";
  private static final int TAB = 4;

  /** The size of the type in points, as in {@code print.css}. */
  private static final double TYPE = 7.4;

  /** Smaller type holds at most this many times the characters of a line. */
  private static final double SMALLER = 1.32;

  /** The columns between the number of a line and its code, as in {@code print.css}. */
  private static final int AFTER_NUMBER = 2;

  private final Document document;
  private final List<Text> texts = new ArrayList<>();
  private final String code;

  /** The columns of the line numbers. */
  private int gutter;

  private CodeWrapper(Element block) {
    document = block.getOwnerDocument();
    Dom.walk(
        block,
        node -> {
          if (node instanceof Text text) {
            add(text);
          }
        });
    StringBuilder all = new StringBuilder();
    int column = 0;
    for (Text text : texts) {
      column = expand(text, column);
      all.append(text.getData());
    }
    code = all.toString();
  }

  private void add(Text text) {
    if (Dom.hasClass(text.getParentNode(), "line-number")) {
      gutter = CodeBreaks.columns(text.getData()) + AFTER_NUMBER;
    } else {
      texts.add(text);
    }
  }

  /**
   * Fits the lines that are longer than {@code columns} characters; tabs become spaces.
   *
   * @param columns characters of normal type in a line
   */
  static void wrap(Element block, int columns) {
    CodeWrapper wrapper = new CodeWrapper(block);
    int longest = wrapper.gutter + wrapper.longest();
    if (longest > columns && longest <= columns * SMALLER) {
      double type = TYPE * columns / longest;
      block.setAttribute("style", String.format(Locale.ROOT, "font-size: %.2fpt", type));
    } else if (longest > columns) {
      wrapper.divide(Math.max(1, columns - wrapper.gutter));
    }
  }

  private int longest() {
    return code.lines().mapToInt(CodeBreaks::columns).max().orElse(0);
  }

  /** Replaces tabs, and returns the column after the text. */
  private static int expand(Text text, int start) {
    String code = text.getData();
    StringBuilder out = new StringBuilder();
    int column = start;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '\t') {
        int spaces = TAB - column % TAB;
        out.append(" ".repeat(spaces));
        column += spaces;
      } else {
        out.append(c);
        column = c == '\n' ? 0 : column + 1;
      }
    }
    if (out.length() > code.length()) {
      text.setData(out.toString());
    }
    return column;
  }

  private void divide(int columns) {
    Map<Integer, Integer> margins = new HashMap<>();
    CodeBreaks breaks = new CodeBreaks(code);
    int start = 0;
    while (start <= code.length()) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      int margin = Math.min(indent(start, end), columns / 2);
      int rest = Math.max(1, columns - margin - MARK.length());
      for (int at : breaks.of(start, end, columns, rest)) {
        margins.put(at, gutter + margin);
      }
      start = end + 1;
    }
    int offset = 0;
    for (Text text : texts) {
      int length = text.getLength();
      apply(text, offset, margins);
      offset += length;
    }
  }

  private int indent(int start, int end) {
    int at = start;
    while (at < end && code.charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }

  private void apply(Text text, int offset, Map<Integer, Integer> margins) {
    String data = text.getData();
    Node parent = text.getParentNode();
    int done = 0;
    for (int i = 0; i < data.length(); i++) {
      Integer margin = margins.get(offset + i);
      if (margin != null) {
        parent.insertBefore(document.createTextNode(data.substring(done, i) + "\n"), text);
        Element mark = document.createElement("span");
        mark.setAttribute("class", "turned");
        mark.appendChild(document.createTextNode(" ".repeat(margin) + MARK));
        parent.insertBefore(mark, text);
        done = i;
      }
    }
    text.setData(data.substring(done));
  }
}
