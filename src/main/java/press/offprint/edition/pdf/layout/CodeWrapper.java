package press.offprint.edition.pdf.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;

/**
 * The wrapper of code lines that are wider than the page. Code that is a little wider has smaller
 * type. A line that is much wider is broken, at a space if one is near, and each continuation has a
 * mark.
 */
final class CodeWrapper {
  private static final String MARK = "\u21AA ";
  private static final int TAB = 4;

  /** The size of the type in points, as in {@code print.css}. */
  private static final double TYPE = 7.4;

  /** Smaller type holds at most this many times the characters of a line. */
  private static final double SMALLER = 1.32;

  private CodeWrapper() {}

  /**
   * Fits the lines that are longer than {@code columns} characters; tabs become spaces.
   *
   * @param columns characters of normal type in a line
   */
  static void wrap(Element block, int columns) {
    List<Text> texts = new ArrayList<>();
    Dom.walk(
        block,
        node -> {
          if (node instanceof Text text) {
            texts.add(text);
          }
        });
    StringBuilder all = new StringBuilder();
    for (Text text : texts) {
      text.setData(expand(text.getData()));
      all.append(text.getData());
    }
    int longest = longest(all.toString());
    if (longest > columns && longest <= columns * SMALLER) {
      double type = TYPE * columns / longest;
      block.setAttribute("style", String.format(Locale.ROOT, "font-size: %.2fpt", type));
      return;
    }
    Map<Integer, Integer> breaks = breaks(all.toString(), columns);
    int offset = 0;
    for (Text text : texts) {
      int length = text.getLength();
      if (!breaks.isEmpty()) {
        apply(text, offset, breaks);
      }
      offset += length;
    }
  }

  private static int longest(String code) {
    return code.lines()
        .mapToInt(line -> line.codePoints().map(CodeWrapper::width).sum())
        .max()
        .orElse(0);
  }

  private static String expand(String code) {
    if (code.indexOf('\t') < 0) {
      return code;
    }
    StringBuilder out = new StringBuilder();
    int column = 0;
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
    return out.toString();
  }

  /** Returns the offset of each break with the indentation of the continuation. */
  private static Map<Integer, Integer> breaks(String code, int columns) {
    Map<Integer, Integer> breaks = new HashMap<>();
    int start = 0;
    while (start <= code.length()) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      int margin = Math.min(indent(code, start, end), columns / 2);
      int from = start;
      int room = columns;
      while (true) {
        int to = fit(code, from, end, room);
        if (to >= end) {
          break;
        }
        int space = code.lastIndexOf(' ', to - 1);
        if (space > from + margin && to - space < columns / 3) {
          to = space + 1;
        }
        breaks.put(to, margin);
        from = to;
        room = columns - margin - MARK.length();
      }
      start = end + 1;
    }
    return breaks;
  }

  private static int indent(String code, int start, int end) {
    int at = start;
    while (at < end && code.charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }

  private static int fit(String code, int from, int end, int room) {
    int at = from;
    int used = 0;
    while (at < end) {
      int c = code.codePointAt(at);
      used += width(c);
      if (used > room && at > from) {
        return at;
      }
      at += Character.charCount(c);
    }
    return end;
  }

  private static void apply(Text text, int offset, Map<Integer, Integer> breaks) {
    Document document = text.getOwnerDocument();
    String code = text.getData();
    int done = 0;
    for (int i = 0; i < code.length(); i++) {
      Integer margin = breaks.get(offset + i);
      if (margin != null) {
        text.getParentNode()
            .insertBefore(document.createTextNode(code.substring(done, i) + "\n"), text);
        Element mark = document.createElement("span");
        mark.setAttribute("class", "turned");
        mark.appendChild(document.createTextNode(" ".repeat(margin) + MARK));
        text.getParentNode().insertBefore(mark, text);
        done = i;
      }
    }
    text.setData(code.substring(done));
  }

  // An East Asian character is as wide as two others, and a combining mark has no width.
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    int east = c < 0x300 ? 0 : UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
    return east == UCharacter.EastAsianWidth.WIDE || east == UCharacter.EastAsianWidth.FULLWIDTH
        ? 2
        : 1;
  }
}
