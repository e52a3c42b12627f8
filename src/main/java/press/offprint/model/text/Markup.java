package press.offprint.model.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The form of an article's XHTML, and the replacement of its references, which every edition needs.
 *
 * <p>Bodies are written by one serialiser: XML and HTML at once (void elements as {@code <br />},
 * all others with an end tag), attributes in double quotes, and a double quote in text always as
 * its entity. So an equals sign before a double quote is always followed by an attribute's value,
 * and a plain scan finds all of them.
 *
 * <ul>
 *   <li>{@code resource:KEY} in {@code src} and {@code href}: a {@link
 *       press.offprint.model.Resource} of the article.
 *   <li>{@code /path/}, with one slash at its start: a page of this site, never a path on disk.
 *   <li>{@code #id}: an element of the same article; it exists. {@code #} alone is the title.
 *   <li>{@code https:}, {@code http:}, {@code mailto:}, {@code tel:}: links for readers, never
 *       fetched; in {@code href} of {@code a} only.
 * </ul>
 */
public final class Markup {
  private static final String RESOURCE = "=\"resource:";
  private static final String SITE = "=\"/";
  private static final String LOCAL = "=\"#";
  private static final List<String> ATTRIBUTES = List.of(" href", " src", " cite", " poster");

  private Markup() {}

  /** The new targets of the references in a body; all URLs are unescaped. */
  public interface References {
    /** Returns the URL of the resource {@code key}. */
    String resource(String key);

    /** Returns the URL of the page {@code path} of this site, which begins with {@code /}. */
    String page(String path);

    /**
     * Returns the URL of the element {@code id} of the same article.
     *
     * @param id empty for the title
     */
    default String place(String id) {
      return "#" + id;
    }
  }

  /**
   * Returns the markup with the references to resources, pages and elements replaced, and without
   * the attributes of {@link PageOnlyMedia}.
   */
  public static String point(String markup, References to) {
    return pointed(PageOnlyMedia.without(markup), to);
  }

  private static String pointed(String markup, References to) {
    StringBuilder out = new StringBuilder(markup.length() + 256);
    int done = 0;
    for (int at = markup.indexOf("=\""); at >= 0; at = markup.indexOf("=\"", at + 2)) {
      int start = at + 2;
      if (!isReference(markup, at)) {
        continue; // An alternative text, a title or a colour may look like a reference.
      }
      if (markup.startsWith(RESOURCE, at)) {
        done = replace(markup, done, start, RESOURCE.length() - 2, to::resource, out);
      } else if (markup.startsWith(SITE, at)) {
        done = replace(markup, done, start, 0, to::page, out);
      } else if (markup.startsWith(LOCAL, at)) {
        done = replace(markup, done, start, 1, to::place, out);
      }
    }
    return out.append(markup, done, markup.length()).toString();
  }

  /** Returns true if the attribute whose name ends at {@code end} holds a URL. */
  private static boolean isReference(String markup, int end) {
    for (String name : ATTRIBUTES) {
      if (markup.startsWith(name, end - name.length())) {
        return true;
      }
    }
    return false;
  }

  private static int replace(
      String markup, int done, int start, int skip, UnaryOperator<String> to, StringBuilder out) {
    int end = markup.indexOf('"', start);
    String value = unescape(markup.substring(start + skip, end));
    out.append(markup, done, start).append(escape(to.apply(value)));
    return end;
  }

  /**
   * Returns the text escaped for XHTML text and double-quoted attributes. A character that XML
   * forbids becomes U+FFFD, as in {@link XmlText}.
   */
  public static String escape(String text) {
    return escape(text, "\"");
  }

  /**
   * Returns the text with {@code &}, {@code <}, {@code >} and the characters of {@code more} as
   * entities or character references. A character that XML forbids becomes U+FFFD.
   */
  public static String escape(String text, String more) {
    // A carriage return is kept if it becomes a reference, because XML reads it as a line end.
    return more.indexOf('\r') < 0
        ? entities(XmlText.of(text).toString(), more)
        : XmlText.of(entities(text, more)).toString();
  }

  private static String entities(String text, String more) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' || c == '<' || c == '>' || more.indexOf(c) >= 0) {
        out.append(text, copied, i).append(reference(c));
        copied = i + 1;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      default -> "&#" + (int) c + ";";
    };
  }

  /** Returns the text that {@link #escape} escaped. */
  public static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
  }
}
