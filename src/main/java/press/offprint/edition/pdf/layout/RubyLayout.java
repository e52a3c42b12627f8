package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.write.StructureTags;

/**
 * The layout of ruby (HTML, section 4.5.10): each reading is in small type above its base. The
 * layout engine does not know the elements, so a pair is a box of two lines.
 */
final class RubyLayout {
  private final Document document;
  private final Element ruby;
  private List<Node> base = new ArrayList<>();

  private RubyLayout(Element ruby) {
    this.ruby = ruby;
    this.document = ruby.getOwnerDocument();
  }

  /** Replaces the children of a {@code ruby} element by boxes. */
  static void layOut(Element ruby) {
    new RubyLayout(ruby).layOut();
  }

  private void layOut() {
    for (Node child : Dom.children(ruby)) {
      if (Dom.is(child, "rp")) {
        ruby.removeChild(child); // For readers without ruby.
      } else if (Dom.is(child, "rt")) {
        ruby.replaceChild(pair((Element) child), child);
      } else {
        base.add(child);
      }
    }
  }

  private Element pair(Element reading) {
    Element pair = span("ruby-pair", StructureTags.RUBY);
    Element above = span("ruby-reading", StructureTags.RUBY_READING);
    Dom.moveChildren(reading, above);
    Element below = span("ruby-base", StructureTags.RUBY_BASE);
    base.forEach(below::appendChild);
    base = new ArrayList<>();
    pair.appendChild(above);
    pair.appendChild(below);
    return pair;
  }

  private Element span(String name, String tag) {
    Element span = document.createElement("span");
    span.setAttribute("class", name);
    span.setAttribute("title", StructureTags.title(tag, ""));
    return span;
  }
}
