package press.offprint.content.citation.csl.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The marks in a field of CSL-JSON: italics, bold, small capitals, high and low letters. */
public final class FieldText {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(i|b|em|strong|sup|sub|sc|span)(\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);

  private FieldText() {}

  public static RichText parse(String text) {
    if (text.indexOf('<') < 0) {
      return quotes(Markup.unescape(text));
    }
    Deque<RichText> open = new ArrayDeque<>();
    open.push(RichText.empty());
    Matcher tag = Regex.matcher(TAG, text);
    int done = 0;
    while (tag.find()) {
      add(text.substring(done, tag.start()), open.peek());
      done = tag.end();
      if (tag.group(1).isEmpty()) {
        RichText part = RichText.empty();
        String style = tag.group(3) == null ? "" : tag.group(3);
        switch (tag.group(2).toLowerCase(Locale.ROOT)) {
          case "i", "em" -> part.format("i");
          case "b", "strong" -> part.format("b");
          case "sup" -> part.format("sup");
          case "sub" -> part.format("sub");
          case "sc" -> part.format("sc");
          default -> {
            if (style.contains("small-caps") || style.contains("smallcaps")) {
              part.format("sc");
            }
          }
        }
        open.peek().add(part);
        open.push(part);
      } else if (open.size() > 1) {
        open.pop();
      }
    }
    add(text.substring(done), open.peek());
    return open.peekLast();
  }

  private static void add(String text, RichText to) {
    if (!text.isEmpty()) {
      to.add(quotes(Markup.unescape(text)));
    }
  }

  // Quotation marks in a field are those of the style, with the depth of their place.
  private static RichText quotes(String text) {
    String curly = Regex.replaceAll(text, "(?<=^|[\\s(\\[])\"(?=\\S)", "“");
    curly = Regex.replaceAll(curly, "(?<=\\S)\"(?=$|[\\s.,;:!?)\\]])", "”").replace('\'', '’');
    int start = curly.indexOf('“');
    int end = start < 0 ? -1 : curly.indexOf('”', start);
    if (end < 0) {
      return new RichText(curly);
    }
    List<RichText> parts = new ArrayList<>();
    parts.add(new RichText(curly.substring(0, start)));
    parts.add(new RichText(curly.substring(start + 1, end)).quoted());
    parts.add(quotes(curly.substring(end + 1)));
    return RichText.group(parts, "");
  }
}
