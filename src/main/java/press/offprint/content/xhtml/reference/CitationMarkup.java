package press.offprint.content.xhtml.reference;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.content.xhtml.tree.BodyContext;

/** Copies the HTML of formatted citations into elements of a body; all else becomes its text. */
final class CitationMarkup {
  /** The attribute of the element around what names one source, which holds its key. */
  static final String KEY = BodyContext.PRIVATE + "key";

  private static final Set<String> KEPT = Set.of("i", "b", "sup", "sub", "u");

  private final BodyContext context;

  CitationMarkup(BodyContext context) {
    this.context = context;
  }

  /** Appends the copy of HTML to an element. */
  void append(String html, Element to) {
    copyChildren(Jsoup.parseBodyFragment(html).body(), to);
  }

  private void copyChildren(Element from, Element to) {
    for (Node child : from.childNodes()) {
      if (child instanceof TextNode text) {
        boolean isBetweenBlocks = text.isBlank() && text.getWholeText().indexOf('\n') >= 0;
        if (!isBetweenBlocks) {
          context.countInserted(text.getWholeText());
          to.appendChild(new TextNode(context.legal(text.getWholeText()).toString()));
        }
      } else if (child instanceof Element element) {
        copy(element, to);
      }
    }
  }

  private void copy(Element from, Element to) {
    String name = name(from);
    Element copy = to;
    if (KEPT.contains(name)) {
      copy = to.appendElement(name);
    } else if (name.equals("small-caps")) {
      copy = to.appendElement("span").attr("class", "small-caps");
    } else if (from.hasAttr("data-key")) {
      copy = to.appendElement("span").attr(KEY, from.attr("data-key"));
    } else if (name.equals("a") && isOnWeb(from.attr("href"))) {
      copy = to.appendElement("a").attr("href", from.attr("href"));
    } else if (name.equals("div") && !from.hasClass("csl-entry")) {
      copy = to.appendElement("div").attr("class", column(from));
    }
    copyChildren(from, copy);
  }

  private static boolean isOnWeb(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  private static String column(Element div) {
    if (div.hasClass("csl-left-margin")) {
      return "csl-left-margin";
    }
    return div.hasClass("csl-right-inline") ? "csl-right-inline" : "csl-block";
  }

  private static String name(Element element) {
    String style = element.attr("style");
    if (element.normalName().equals("span") && !style.isEmpty()) {
      return style.contains("italic")
          ? "i"
          : style.contains("bold")
              ? "b"
              : style.contains("small-caps")
                  ? "small-caps"
                  : style.contains("super")
                      ? "sup"
                      : style.contains("sub") ? "sub" : style.contains("underline") ? "u" : "span";
    }
    return switch (element.normalName()) {
      case "em" -> "i";
      case "strong" -> "b";
      default -> element.normalName();
    };
  }
}
