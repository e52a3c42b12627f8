package press.offprint.pipeline.migrate.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as Markdown. Headings, paragraphs, lists, quotations, code, links, pictures and emphasis are
 * Markdown; all other elements, such as tables and figures, stay HTML in one block.
 */
public final class HtmlToMarkdown {
  private static final int MAX_DEPTH = 200;
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "details",
          "div",
          "dl",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "iframe",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "ul",
          "video",
          "audio");
  private static final Set<String> TRANSPARENT =
      Set.of("article", "div", "main", "section", "header", "body", "center");
  private static final Set<String> DROPPED = Set.of("script", "style", "noscript", "template");
  private static final Pattern BLANK = Pattern.compile("[ \\t\\r\\n\\f]+");
  private static final Pattern ENTITY = Pattern.compile("&#?\\w{1,32};");
  private static final Pattern LINE_START =
      Pattern.compile("(?m)^(\\s{0,3})([#>]|[-+](?=\\s)|\\d{1,9}[.)](?=\\s)|~~~|===|---)");

  private HtmlToMarkdown() {}

  /** Returns the Markdown of an HTML fragment. */
  public static String convert(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    return convert(document.body());
  }

  /** Returns the Markdown of the content of an element. */
  public static String convert(Element element) {
    List<String> blocks = new ArrayList<>();
    blocks(element, blocks, 0);
    return blocks.isEmpty() ? "" : String.join("\n\n", blocks) + "\n";
  }

  private static void blocks(Element parent, List<String> out, int depth) {
    StringBuilder line = new StringBuilder();
    for (Node child : parent.childNodes()) {
      if (child instanceof Element element && isBlock(element)) {
        paragraph(line, out);
        block(element, out, depth);
      } else {
        inline(child, line, depth);
      }
    }
    paragraph(line, out);
  }

  private static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName())
        || (TRANSPARENT.contains(element.normalName()) && !element.isBlock())
        || (element.normalName().equals("span") && element.select("p, ul, ol, pre").size() > 0);
  }

  private static void paragraph(StringBuilder line, List<String> out) {
    String text = line.toString().replaceAll("[ \\t]*\\n[ \\t]*(?!\\n)", "\n").strip();
    if (!text.isEmpty()) {
      out.add(LINE_START.matcher(text).replaceAll("$1\\\\$2"));
    }
    line.setLength(0);
  }

  private static void block(Element element, List<String> out, int depth) {
    String name = element.normalName();
    if (depth > MAX_DEPTH) {
      out.add(raw(element));
      return;
    }
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, out, depth);
      case "p", "address", "span" -> blocks(element, out, depth + 1);
      case "blockquote" -> {
        List<String> inner = new ArrayList<>();
        blocks(element, inner, depth + 1);
        out.add(prefixed(String.join("\n\n", inner), "> ", "> "));
      }
      case "ul", "ol" -> list(element, out, depth);
      case "pre" -> out.add(code(element));
      case "hr" -> out.add("* * *");
      case "figure" -> figure(element, out, depth);
      default -> {
        if (TRANSPARENT.contains(name)) {
          blocks(element, out, depth + 1);
        } else {
          out.add(raw(element));
        }
      }
    }
  }

  private static void heading(Element element, List<String> out, int depth) {
    StringBuilder line = new StringBuilder();
    element.childNodes().forEach(child -> inline(child, line, depth + 1));
    String text = BLANK.matcher(line.toString().replace("\\\n", " ")).replaceAll(" ").strip();
    int level = element.normalName().charAt(1) - '0';
    String id = element.id().matches("[A-Za-z][\\w-]*") ? " {#" + element.id() + "}" : "";
    if (!text.isEmpty()) {
      out.add("#".repeat(level) + " " + text + id);
    }
  }

  private static void figure(Element element, List<String> out, int depth) {
    Element picture = element.selectFirst("img");
    boolean simple =
        element.select("img").size() == 1 && element.selectFirst("table, iframe") == null;
    if (picture == null || !simple) {
      if (element.selectFirst("pre, blockquote") != null) {
        blocks(element, out, depth + 1);
      } else {
        out.add(raw(element));
      }
      return;
    }
    Element caption = element.selectFirst("figcaption");
    if (caption == null || caption.text().isBlank()) {
      StringBuilder line = new StringBuilder();
      inline(picture, line, depth + 1);
      out.add(line.toString());
    } else {
      out.add(raw(element));
    }
  }

  private static void list(Element element, List<String> out, int depth) {
    List<String> items = new ArrayList<>();
    boolean ordered = element.normalName().equals("ol");
    int number =
        element.attr("start").matches("\\d{1,8}") ? Integer.parseInt(element.attr("start")) : 1;
    for (Element child : element.children()) {
      List<String> inner = new ArrayList<>();
      if (child.normalName().equals("li")) {
        blocks(child, inner, depth + 1);
      } else {
        block(child, inner, depth + 1);
      }
      boolean tight = child.select("> p").isEmpty();
      String mark = ordered ? number++ + ". " : "- ";
      items.add(
          prefixed(String.join(tight ? "\n" : "\n\n", inner), mark, " ".repeat(mark.length())));
    }
    if (!items.isEmpty()) {
      out.add(String.join("\n", items));
    }
  }

  private static String prefixed(String text, String first, String others) {
    StringBuilder out = new StringBuilder();
    String mark = first;
    for (String line : text.split("\n", -1)) {
      out.append(line.isEmpty() && mark.isBlank() ? "" : (mark + line).stripTrailing())
          .append('\n');
      mark = others;
    }
    return out.toString().stripTrailing();
  }

  private static String code(Element element) {
    element.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
    Element inner = element.selectFirst("> code");
    String classes = (inner == null ? "" : inner.className()) + " " + element.className();
    var language = Pattern.compile("(?:lang|language|brush)[-:]\\s*([\\w+#-]+)").matcher(classes);
    String text = element.wholeText().replaceFirst("^\n", "").replaceFirst("\\s+$", "");
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + (language.find() ? language.group(1) : "") + "\n" + text + "\n" + fence;
  }

  // A blank line would end the block of HTML, and four spaces at its start would begin code.
  private static String raw(Element element) {
    return element.outerHtml().replaceAll("(?m)^[ \\t]+", "").replaceAll("\\n{2,}", "\n").strip();
  }

  private static void inline(Node node, StringBuilder out, int depth) {
    if (node instanceof TextNode text) {
      out.append(escaped(BLANK.matcher(text.getWholeText()).replaceAll(" "), out));
      return;
    }
    if (node instanceof Comment comment) {
      boolean more = comment.getData().strip().equals("more");
      out.append(more ? "\n\n<!--more-->\n\n" : "");
      return;
    }
    if (!(node instanceof Element element) || DROPPED.contains(element.normalName())) {
      return;
    }
    String name = element.normalName();
    if (depth > MAX_DEPTH) {
      out.append(escaped(element.text(), out));
      return;
    }
    switch (name) {
      case "br" -> out.append("\\\n");
      case "em", "i" -> marked(element, "*", out, depth);
      case "strong", "b" -> marked(element, "**", out, depth);
      case "del", "s", "strike" -> marked(element, "~~", out, depth);
      case "code", "tt" -> out.append(codeSpan(element.wholeText()));
      case "img" -> out.append(picture(element));
      case "a" -> link(element, out, depth);
      case "span", "font", "u", "small" ->
          element.childNodes().forEach(child -> inline(child, out, depth + 1));
      default -> out.append(raw(element));
    }
  }

  private static void marked(Element element, String mark, StringBuilder out, int depth) {
    StringBuilder inner = new StringBuilder();
    element.childNodes().forEach(child -> inline(child, inner, depth + 1));
    String text = inner.toString();
    String plain = text.strip();
    if (plain.isEmpty()) {
      out.append(text);
      return;
    }
    // A mark beside a space or a line break is no emphasis.
    boolean simple = !plain.contains("\n") && !plain.startsWith(mark) && !plain.endsWith(mark);
    String lead = text.substring(0, text.indexOf(plain));
    String tail = text.substring(lead.length() + plain.length());
    String tag = element.normalName();
    out.append(lead)
        .append(simple ? mark + plain + mark : "<" + tag + ">" + plain + "</" + tag + ">")
        .append(tail);
  }

  private static String codeSpan(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return fence + space + BLANK.matcher(text).replaceAll(" ") + space + fence;
  }

  private static String picture(Element element) {
    String alt = element.attr("alt").replaceAll("[\\[\\]\\n]", " ").strip();
    return "![" + alt + "](" + destination(element.attr("src")) + title(element) + ")";
  }

  private static void link(Element element, StringBuilder out, int depth) {
    StringBuilder inner = new StringBuilder();
    element.childNodes().forEach(child -> inline(child, inner, depth + 1));
    String href = element.attr("href").strip();
    String text = inner.toString();
    if (href.isEmpty() || text.isBlank()) {
      out.append(text);
      return;
    }
    out.append('[')
        .append(text.strip().replace("\\\n", " "))
        .append("](")
        .append(destination(href))
        .append(title(element))
        .append(')');
  }

  private static String title(Element element) {
    String title = element.attr("title").strip();
    return title.isEmpty() ? "" : " \"" + title.replaceAll("[\"\\n]", "'") + "\"";
  }

  private static String destination(String url) {
    String clean = url.strip().replaceAll("\\s", "%20");
    boolean odd = clean.isEmpty() || clean.matches(".*[()<>].*");
    return odd ? "<" + clean.replace("<", "%3C").replace(">", "%3E") + ">" : clean;
  }

  private static String escaped(String text, StringBuilder before) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inWord =
          c == '_'
              && i > 0
              && i + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(i - 1))
              && Character.isLetterOrDigit(text.charAt(i + 1));
      boolean special =
          c == '*'
              || c == '`'
              || c == '\\'
              || (c == '_' && !inWord)
              || (c == '~' && i > 0 && text.charAt(i - 1) == '~');
      boolean link = c == ']' && i + 1 < text.length() && "([:".indexOf(text.charAt(i + 1)) >= 0;
      boolean tag = c == '<' && i + 1 < text.length() && isTagStart(text.charAt(i + 1));
      boolean entity = c == '&' && ENTITY.matcher(text).region(i, text.length()).lookingAt();
      if (special || link || tag || entity) {
        out.append('\\');
      }
      out.append(c);
    }
    boolean atStart = before.isEmpty() || before.charAt(before.length() - 1) == '\n';
    return atStart ? out.toString().stripLeading() : out.toString();
  }

  private static boolean isTagStart(char c) {
    return c == '/' || c == '!' || c == '?' || Character.isLetter(c);
  }
}
