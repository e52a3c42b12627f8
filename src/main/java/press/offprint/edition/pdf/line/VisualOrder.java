package press.offprint.edition.pdf.line;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The order of the parts of lines in text of both directions (UAX 9). The layout engine places the
 * parts of a line one after another from the edge at which the paragraph begins, so a phrase that
 * crosses emphasis, code or links would be out of order.
 */
final class VisualOrder {
  private static final char OBJECT = '\uFFFC';
  private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
  private static final char RIGHT_TO_LEFT_ISOLATE = '\u2067';
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';

  /**
   * A text, picture or box of a line.
   *
   * @param parents the inline boxes around it, the outermost first
   * @param start the offset of its first character in the paragraph
   */
  private record Part(
      InlineText text, Box box, List<InlineLayoutBox> parents, int start, int width) {}

  private final CssContext context;
  private final BlockBox block;
  private final StringBuilder paragraph = new StringBuilder();
  private final List<Element> isolates = new ArrayList<>();
  private final List<List<Part>> lines = new ArrayList<>();

  private VisualOrder(CssContext context, BlockBox block) {
    this.context = context;
    this.block = block;
  }

  /** Orders the lines of a block after the layout; does nothing if it has only one direction. */
  static void apply(CssContext context, BlockBox block) {
    new VisualOrder(context, block).order();
  }

  private void order() {
    boolean rightToLeft = false;
    for (Box child : block.getChildren()) {
      if (child instanceof LineBox line) {
        rightToLeft |= line.isLayedOutRTL();
        List<Part> parts = new ArrayList<>();
        lines.add(parts);
        line.getChildren().forEach(part -> collect(part, line, List.of(), parts));
        paragraph.append(' ');
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    Bidi bidi = new Bidi();
    bidi.setPara(paragraph.toString(), rightToLeft ? Bidi.RTL : Bidi.LTR, null);
    if (bidi.isLeftToRight()) {
      return;
    }
    byte[] levels = bidi.getLevels();
    int index = 0;
    for (Box child : block.getChildren()) {
      if (child instanceof LineBox line) {
        List<Part> parts = lines.get(index++);
        // The engine places a line with a page number again when it paints it.
        if (parts.size() > 1 && !line.isContainsDynamicFunction()) {
          place(line, inOrder(parts, levels));
        }
      }
    }
  }

  private void collect(Object part, LineBox line, List<InlineLayoutBox> parents, List<Part> parts) {
    if (part instanceof InlineLayoutBox inline) {
      List<InlineLayoutBox> inner = new ArrayList<>(parents);
      inner.add(inline);
      inline.getInlineChildren().forEach(child -> collect(child, line, inner, parts));
    } else if (part instanceof InlineText text) {
      isolate(text.getParent().getElement());
      float spread =
          line.getJustificationInfo() == null
              ? 0
              : text.calcTotalAdjustment(line.getJustificationInfo());
      int width = text.getWidth() + Math.round(spread);
      parts.add(new Part(text, null, parents, paragraph.length(), width));
      paragraph.append(text.getSubstring());
    } else if (part instanceof Box box) {
      isolate(box.getElement() == null ? null : box.getElement().getParentNode());
      parts.add(new Part(null, box, parents, paragraph.length(), box.getWidth()));
      paragraph.append(OBJECT);
    }
  }

  /** Ends and begins isolates, so that those of the elements around a part are open. */
  private void isolate(Node parent) {
    List<Element> around = new ArrayList<>();
    Node node = parent;
    while (node instanceof Element element && element != block.getElement()) {
      if (element.hasAttribute("dir") || element.getTagName().equals("bdi")) {
        around.add(0, element);
      }
      node = node.getParentNode();
    }
    if (node != block.getElement()) {
      around.clear(); // A generated text has no place in the document.
    }
    int same = 0;
    while (same < Math.min(around.size(), isolates.size())
        && around.get(same) == isolates.get(same)) {
      same++;
    }
    while (isolates.size() > same) {
      isolates.remove(isolates.size() - 1);
      paragraph.append(POP_ISOLATE);
    }
    for (Element element : around.subList(same, around.size())) {
      isolates.add(element);
      paragraph.append(
          switch (element.getAttribute("dir")) {
            case "ltr" -> LEFT_TO_RIGHT_ISOLATE;
            case "rtl" -> RIGHT_TO_LEFT_ISOLATE;
            default -> FIRST_STRONG_ISOLATE;
          });
    }
  }

  /** Returns the parts of a line from left to right. */
  private static List<Part> inOrder(List<Part> parts, byte[] levels) {
    byte[] own = new byte[parts.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = levels[parts.get(i).start()];
    }
    List<Part> ordered = new ArrayList<>();
    for (int logical : Bidi.reorderVisual(own)) {
      ordered.add(parts.get(logical));
    }
    return ordered;
  }

  private void place(LineBox line, List<Part> parts) {
    IdentityHashMap<InlineLayoutBox, Part> last = new IdentityHashMap<>();
    parts.forEach(part -> part.parents().forEach(inline -> last.put(inline, part)));
    IdentityHashMap<InlineLayoutBox, Integer> starts = new IdentityHashMap<>();
    int x = 0;
    for (Part part : parts) {
      for (InlineLayoutBox inline : part.parents()) {
        if (!starts.containsKey(inline)) {
          starts.put(inline, x);
          x += inline.getLeftMarginBorderPadding(context);
        }
      }
      if (part.text() != null) {
        part.text().setX(x - starts.get(part.text().getParent()));
      } else {
        part.box().setX(x);
      }
      x += part.width();
      for (int i = part.parents().size() - 1; i >= 0; i--) {
        InlineLayoutBox inline = part.parents().get(i);
        if (last.get(inline) == part) {
          x += inline.getRightMarginPaddingBorder(context);
          inline.setX(starts.get(inline));
          inline.setInlineWidth(x - starts.get(inline));
        }
      }
    }
    line.calcChildLocations();
  }
}
