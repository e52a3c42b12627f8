package press.offprint.content.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML in forms that can be compared: its elements, or only the characters that a reader sees. */
final class ComparedHtml {
  /** Tags that start and end lines, so that white space around them is not shown. */
  private static final Pattern BLOCK =
      Pattern.compile(
          " *(</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|div|table|thead|tbody|tr|td|th|body|dl|dt|dd"
              + "|section|aside)(?: [^>]*)?>) *");

  /** Elements for which each program has another text: numbers of notes and the ways back. */
  private static final String NOTE_MARKS =
      "sup:has(a[href^=#fn]), a.footnote-ref, a.footnote-backref, a.reversefootnote,"
          + " a[role=doc-noteref], a[role=doc-backlink], a.noteref, a.headerlink,"
          + " sup.footnote-ref, script[type^=math], style, script";

  private ComparedHtml() {}

  /**
   * Returns HTML with sorted attributes and collapsed white space, and without the typographic
   * quotes and the offsets of elements that Offprint adds to every text.
   */
  static String elements(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    normalize(document);
    StringBuilder out = new StringBuilder();
    write(document.body(), false, out);
    // Some programs leave out the last line end of a block of code.
    String lines = out.toString().replace("\n</code></pre>", "</code></pre>");
    return BLOCK.matcher(lines).replaceAll("$1").strip();
  }

  // The same meaning in two forms: check boxes, alignments, empty bodies, struck text, ids.
  private static void normalize(Document document) {
    document.select("tbody:empty").remove();
    for (Element box : document.select("input[type=checkbox]")) {
      List.of("class", "readonly", "checked", "disabled")
          .forEach(
              name -> {
                boolean isSet =
                    box.hasAttr(name) && (name.equals("checked") || name.equals("disabled"));
                box.removeAttr(name);
                if (isSet) {
                  box.attr(name, "");
                }
              });
    }
    document.select("li.task-list-item").removeAttr("class");
    for (Element cell : document.select("th[style], td[style]")) {
      cell.attr("align", cell.attr("style").replace("text-align:", "").strip());
      cell.removeAttr("style");
    }
    document.select("s").tagName("del");
    document.select("h1, h2, h3, h4, h5, h6").removeAttr("id");
    document.select("section.footnotes, div.footnotes").remove();
    for (Element mark : document.select("sup:has(a[href^=#fn]), note-")) {
      mark.replaceWith(new Element("note"));
    }
  }

  private static void write(Node node, boolean pre, StringBuilder out) {
    for (Node child : node.childNodes()) {
      if (child instanceof TextNode text) {
        String plain = plain(text.getWholeText());
        out.append((pre ? plain : plain.replaceAll("\\s+", " ")).replace("<", "&lt;"));
      } else if (child instanceof Comment comment) {
        out.append("<!--").append(comment.getData()).append("-->");
      } else if (child instanceof Element element) {
        writeElement(element, pre, out);
      }
    }
  }

  private static void writeElement(Element element, boolean pre, StringBuilder out) {
    out.append('<').append(element.normalName());
    List<String> attributes = new ArrayList<>();
    for (Attribute attribute : element.attributes()) {
      if (!List.of("data-at", "data-options").contains(attribute.getKey())) {
        attributes.add(attribute.getKey() + "=" + plain(attribute.getValue()));
      }
    }
    attributes.stream().sorted().forEach(a -> out.append(' ').append(a));
    out.append('>');
    write(element, pre || element.normalName().equals("pre"), out);
    out.append("</").append(element.normalName()).append('>');
  }

  /** Returns the characters that a reader sees, without white space. */
  static String characters(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.select(NOTE_MARKS).remove();
    for (Element formula : document.select("math:has(annotation)")) {
      formula.replaceWith(new TextNode(formula.select("annotation").text()));
    }
    return plain(document.body().wholeText())
        .replaceAll("\\\\[\\[\\]()]|\\$\\$|[☐☑]", "")
        .replaceAll("[\\s\\p{Z}\\x{FEFF}\\x{200B}\\x{FE0E}\\x{FE0F}]+", "");
  }

  private static String plain(String text) {
    return text.replace('\u00A0', ' ')
        .replaceAll("[“”«»„]", "\"")
        .replaceAll("[‘’]", "'")
        .replace("…", "...")
        .replace("—", "---")
        .replace("–", "--");
  }
}
