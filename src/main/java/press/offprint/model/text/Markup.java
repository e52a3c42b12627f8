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

  /** Text made safe for XHTML text and double-quoted attributes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
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
