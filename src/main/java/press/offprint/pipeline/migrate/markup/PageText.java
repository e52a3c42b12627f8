package press.offprint.pipeline.migrate.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with front matter, as Hugo and Jekyll read it. */
public final class PageText {
  private static final Pattern FRONT =
      Pattern.compile("(?s)\\A(---|\\+\\+\\+)[ \\t]*\\r?\\n(.*?\\n)?\\1[ \\t]*(?:\\r?\\n|\\z)(.*)");

  private PageText() {}

  /** Returns true if a text begins with front matter. */
  public static boolean hasFrontMatter(String text) {
    return FRONT.matcher(text).matches();
  }

  /** Returns a page with its front matter as it is, and its HTML as Markdown. */
  public static String asMarkdown(String text) {
    Matcher front = FRONT.matcher(text);
    if (!front.matches()) {
      return HtmlToMarkdown.convert(text);
    }
    return text.substring(0, front.start(3)) + "\n" + HtmlToMarkdown.convert(front.group(3));
  }

  /** Returns the text after the front matter. */
  public static String body(String text) {
    Matcher front = FRONT.matcher(text);
    return front.matches() ? front.group(3) : text;
  }
}
