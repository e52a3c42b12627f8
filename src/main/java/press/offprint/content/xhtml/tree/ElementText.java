package press.offprint.content.xhtml.tree;

import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The plain text of an element, without footnote numbers and with formulas as TeX. */
public final class ElementText {
  private ElementText() {}

  /** Returns the text with single spaces and without a space at its ends. */
  public static String of(Element element) {
    StringBuilder out = new StringBuilder();
    collect(element, out);
    return Regex.replaceAll(out.toString(), "\\s+", " ").strip();
  }

  private static void collect(Element element, StringBuilder out) {
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        out.append(text.getWholeText());
      } else if (child instanceof DataNode data) {
        out.append(formula(data.getWholeData()));
      } else if (child instanceof Element inner && !inner.hasClass("noteref")) {
        if (inner.normalName().equals("img")) {
          out.append(inner.attr("alt"));
        } else if (inner.normalName().equals("br")) {
          out.append(' ');
        } else {
          collect(inner, out);
        }
      }
    }
  }

  private static String formula(String mathml) {
    int start = mathml.indexOf("alttext=\"");
    int end = start < 0 ? -1 : mathml.indexOf('"', start + 9);
    return end < 0 ? "" : Markup.unescape(mathml.substring(start + 9, end));
  }
}
