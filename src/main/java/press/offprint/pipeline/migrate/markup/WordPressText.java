package press.offprint.pipeline.migrate.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a post of WordPress as Markdown. Without block markers, an empty line separates
 * paragraphs, as in WordPress's {@code wpautop}. Shortcodes stay, because Offprint expands them.
 */
public final class WordPressText {
  private static final Pattern MARKER = Pattern.compile("<!--\\s*/?wp:[^>]*-->");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?i)</?(?:address|article|aside|blockquote|details|div|dl|figure|form|h[1-6]|hr|iframe|ol|p|pre|section|table|ul)\\b");
  private static final Pattern RAW =
      Pattern.compile("(?is)<(pre|script|style|textarea)\\b.*?</\\1>");

  private WordPressText() {}

  public static String markdown(String html) {
    boolean blocks = html.contains("<!-- wp:");
    String plain = MARKER.matcher(html.replace("\r\n", "\n")).replaceAll("");
    return HtmlToMarkdown.convert(blocks ? plain : withParagraphs(plain));
  }

  private static String withParagraphs(String text) {
    StringBuilder out = new StringBuilder();
    Matcher raw = RAW.matcher(text);
    int from = 0;
    while (raw.find()) {
      paragraphs(text.substring(from, raw.start()), out);
      out.append(raw.group());
      from = raw.end();
    }
    paragraphs(text.substring(from), out);
    return out.toString();
  }

  private static void paragraphs(String text, StringBuilder out) {
    for (String part : text.split("\n[ \\t]*\n\\s*", -1)) {
      String strip = part.strip();
      boolean block = BLOCK.matcher(strip).find();
      boolean comment = strip.startsWith("<!--");
      if (strip.isEmpty()) {
        continue;
      }
      if (block || comment) {
        out.append(strip).append('\n');
      } else {
        out.append("<p>").append(strip.replace("\n", "<br>\n")).append("</p>\n");
      }
    }
  }
}
