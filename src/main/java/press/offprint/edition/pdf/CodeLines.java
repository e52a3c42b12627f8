package press.offprint.edition.pdf;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Breaks lines of code that are wider than the page, and marks where. */
final class CodeLines {
  private static final String MARK = "\u21AA ";
  private static final int TAB = 4;

  private final int columns;
  private int column;
  private int indent;
  private boolean inIndent = true;

  private CodeLines(int columns) {
    this.columns = columns;
  }

  /** Turns lines over that are longer than {@code columns} characters; tabs become spaces. */
  static void turn(Element block, int columns) {
    CodeLines lines = new CodeLines(columns);
    List<Text> texts = new ArrayList<>();
    Dom.walk(
        block,
        node -> {
          if (node instanceof Text text) {
            texts.add(text);
          }
        });
    texts.forEach(lines::turn);
  }

  private void turn(Text text) {
    StringBuilder run = new StringBuilder();
    Node parent = text.getParentNode();
    text.getData().codePoints().forEach(c -> put(c, run, text, parent));
    text.setData(run.toString());
  }

  private void put(int c, StringBuilder run, Text text, Node parent) {
    if (c == '\n') {
      run.append('\n');
      column = 0;
      indent = 0;
      inIndent = true;
      return;
    }
    int width = c == '\t' ? TAB - column % TAB : width(c);
    if (inIndent && (c == ' ' || c == '\t')) {
      indent += width;
    } else {
      inIndent = false;
    }
    if (column + width > columns) {
      parent.insertBefore(text.getOwnerDocument().createTextNode(run + "\n"), text);
      run.setLength(0);
      int margin = Math.min(indent, columns / 2);
      Element mark = text.getOwnerDocument().createElement("span");
      mark.setAttribute("class", "turned");
      mark.appendChild(text.getOwnerDocument().createTextNode(" ".repeat(margin) + MARK));
      parent.insertBefore(mark, text);
      column = margin + MARK.length();
    }
    if (c == '\t') {
      run.append(" ".repeat(width));
    } else {
      run.appendCodePoint(c);
    }
    column += width;
  }

  // Characters of East Asia are as wide as two others, and marks above letters take no room.
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
