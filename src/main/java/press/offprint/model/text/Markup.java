package press.offprint.model.text;

import java.util.List;
import java.util.function.UnaryOperator;
import press.offprint.model.Resource;

/**
 * The conventions of an article's XHTML, and the one operation every edition needs: pointing its
 * references somewhere.
 *
 * <p>Bodies are written by one serialiser: XML and HTML at once (void elements as {@code <br />},
 * all others with an end tag), attributes in double quotes, and a double quote in text always as
 * its entity. So an equals sign before a double quote stands nowhere but before an attribute's
 * value, and a scan is exact.
 *
 * <ul>
 *   <li>{@code resource:KEY} in {@code src} and {@code href}: a {@link Resource} of the article.
 *   <li>{@code /path/}, with one slash in front: a page of this site, never a file system path.
 *   <li>{@code #id}: a place in the same article; it exists. {@code #} alone is its title.
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

  /** Where the references of a body shall point. */
  public interface References {
    /** The new URL of the resource {@code key}, unescaped. */
    String resource(String key);

    /** The new URL of the site page {@code path}, which begins with {@code /}; unescaped. */
    String page(String path);

    /**
     * The new URL of the place {@code id} in the same article; unescaped.
     *
     * @param id empty for the title
     */
    default String place(String id) {
      return "#" + id;
    }
  }

  /** The markup with every resource, page and place reference replaced. */
  public static String point(String markup, References to) {
    StringBuilder out = new StringBuilder(markup.length() + 256);
    int done = 0;
    for (int at = markup.indexOf("=\""); at >= 0; at = markup.indexOf("=\"", at + 2)) {
      int start = at + 2;
      if (!isReference(markup, at)) {
        continue; // Alternative text, a title or a colour may begin like a place.
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

  /** Whether the attribute whose name ends at {@code end} holds the address of something. */
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

  /** Returns the text escaped for XHTML text and double-quoted attributes. */
  public static String escape(String text) {
    return escape(text, "\"");
  }

  /**
   * Returns the text with {@code &}, {@code <}, {@code >} and the characters of {@code more} as
   * entities or character references.
   */
  public static String escape(String text, String more) {
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

  /**
   * Returns the text without the characters that XML 1.0 forbids (section 2.2): control characters,
   * unpaired surrogates, U+FFFE and U+FFFF.
   */
  public static String legal(String text) {
    int i = 0;
    while (i < text.length() && isLegal(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      if (isLegal(text, i)) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean isLegal(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return (c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\t' || c == '\r';
  }

  /** Undoes {@link #escape}. */
  public static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&quot;", "\"")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
  }
}
