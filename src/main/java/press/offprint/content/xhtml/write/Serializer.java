package press.offprint.content.xhtml.write;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.HtmlAllowList;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.XmlText;

/**
 * Writes a clean tree as XHTML by the rules of {@link press.offprint.model.text.Markup}. It is
 * recursive; the depth of the tree is limited before.
 */
public final class Serializer {
  private static final Set<String> SEPARATE_LINE =
      Set.of(
          Regex.split(
              """
          p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr blockquote
          aside figure div pre details hr""",
              "\\s+",
              -1));

  private final StringBuilder out = new StringBuilder(1024);

  private Serializer() {}

  /** Returns the content of {@code root} as XHTML, without the element {@code root}. */
  public static XmlText write(Element root) {
    Serializer serializer = new Serializer();
    serializer.children(root);
    return XmlText.of(serializer.out.toString().strip());
  }

  private void children(Element parent) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode text) {
        boolean between = text.isBlank() && endsBlock() && !parent.normalName().equals("pre");
        text(between ? "" : text.getWholeText());
      } else if (child instanceof DataNode data) {
        out.append(data.getWholeData());
      } else if (child instanceof Element element) {
        element(element);
      }
    }
  }

  private void element(Element element) {
    String name = element.normalName();
    boolean separateLine = SEPARATE_LINE.contains(name);
    if (separateLine && !out.isEmpty() && !endsBlock()) {
      out.append('\n');
    }
    out.append('<').append(name);
    for (Attribute attribute : element.attributes()) {
      if (!attribute.getKey().startsWith(BodyContext.PRIVATE)) {
        out.append(' ').append(attribute.getKey()).append("=\"");
        text(attribute.getValue());
        out.append('"');
      }
    }
    if (HtmlAllowList.VOID.contains(name)) {
      out.append(" />");
    } else {
      out.append('>');
      children(element);
      out.append("</").append(name).append('>');
    }
    if (separateLine) {
      out.append('\n');
    }
  }

  private boolean endsBlock() {
    return !out.isEmpty() && out.charAt(out.length() - 1) == '\n';
  }

  private void text(String text) {
    out.append(Markup.escape(text));
  }
}
