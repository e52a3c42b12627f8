package press.offprint.content.xhtml.write;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.HtmlAllowList;

/**
 * Writes a clean tree as XHTML by the rules of {@link press.offprint.model.text.Markup}. It is
 * recursive; the depth of the tree is limited before.
 */
public final class Serializer {
  private static final Set<String> SEPARATE_LINE =
      Set.of(
          """
          p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr blockquote
          aside figure div pre details hr"""
              .split("\\s+", -1));

  private final StringBuilder out = new StringBuilder(1024);

  private Serializer() {}

  /** Returns the content of {@code root} as XHTML, without the element {@code root}. */
  public static String write(Element root) {
    Serializer serializer = new Serializer();
    serializer.children(root);
    return serializer.out.toString().strip();
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

  // XML 1.0, production 2, without the C1 controls and the non-characters that HTML refuses.
  private void text(String text) {
    int plain = 0;
    for (int i = 0; i < text.length(); ) {
      if (isPlain(text.charAt(i))) {
        i++;
        continue;
      }
      out.append(text, plain, i);
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      plain = i;
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n', '\t' -> out.append((char) c);
        default -> {
          if (isText(c)) {
            out.appendCodePoint(c);
          }
        }
      }
    }
    out.append(text, plain, text.length());
  }

  // Most characters need no escape.
  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
  }

  private static boolean isText(int c) {
    boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean nonCharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    return !control && !surrogate && !nonCharacter;
  }
}
