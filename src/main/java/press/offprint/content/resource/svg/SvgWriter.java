package press.offprint.content.resource.svg;

import java.util.Map;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Markup;
import press.offprint.model.text.XmlText;

/** The writer of sanitized pictures: UTF-8, no XML declaration, attributes in their order. */
final class SvgWriter {
  private final StringBuilder out = new StringBuilder(8192);

  private SvgWriter() {}

  /** Returns the picture as XML with a line end after it. */
  static Bytes write(SvgElement root) {
    SvgWriter writer = new SvgWriter();
    writer.element(root, true);
    return XmlText.of(writer.out.append('\n').toString()).bytes();
  }

  private void element(SvgElement element, boolean root) {
    out.append('<').append(element.name);
    if (root) {
      out.append(" xmlns=\"").append(SvgAllowList.SVG).append('"');
      out.append(" xmlns:xlink=\"").append(SvgAllowList.XLINK).append('"');
    }
    for (Map.Entry<String, String> attribute : element.attributes.entrySet()) {
      out.append(' ').append(attribute.getKey()).append("=\"");
      escape(attribute.getValue(), true);
      out.append('"');
    }
    if (element.children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Object child : element.children) {
      if (child instanceof SvgElement inner) {
        element(inner, false);
      } else if (child instanceof SvgStyle.Rule rule) {
        escape(rule.selectors() + "{" + rule.declarations() + "}", false);
      } else {
        escape(child.toString(), false);
      }
    }
    out.append("</").append(element.name).append('>');
  }

  private void escape(String text, boolean attribute) {
    String escaped = Markup.escape(text, attribute ? "\r\n\t" : "\r");
    out.append(attribute ? escaped.replace("\"", "&#34;") : escaped);
  }
}
