package press.offprint.content.markdown.block;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The elements of HTML within which nothing is markup, so that an open one takes in all text. */
public final class RawElements {
  private static final List<String> NAMES =
      List.of("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script");

  private static final Pattern SHOWN =
      Pattern.compile(
          "<(/?)(?:title|textarea|xmp|noembed|noframes|plaintext)\\b", Pattern.CASE_INSENSITIVE);

  // In JSX, Link is a component that encloses words; in HTML, link is an element without content.
  private static final Pattern LINK =
      Pattern.compile(
          "<Link(?=\\s[^<>]{0,1000}(?<!/)>)(?=[^<>]{0,1000}?\\s(?:to|href)\\s?=)|</Link(?=\\s?>)");

  private RawElements() {}

  /** Returns HTML in which the component {@code Link} of JSX has a name that no element has. */
  public static String renameLinks(String html) {
    return html.contains("Link")
        ? Regex.matcher(LINK, html)
            .replaceAll(tag -> tag.group().startsWith("</") ? "</x-link" : "<x-link")
        : html;
  }

  /**
   * Returns a block of HTML in which each such element has an end. The start tag of an element
   * whose text is shown becomes text if it has no end in the block, as GitHub does.
   */
  public static String close(String html) {
    String closed = html;
    for (String name : NAMES) {
      if (html.indexOf('<') >= 0) {
        String lower = closed.toLowerCase(Locale.ROOT);
        int start = lower.lastIndexOf("<" + name);
        if (start >= 0 && lower.indexOf("</" + name, start) < 0) {
          boolean isShown = Regex.matcher(SHOWN, closed).region(start, closed.length()).lookingAt();
          closed =
              isShown
                  ? Regex.replaceAll(closed, "(?i)<(?=" + name + "\\b)", "&lt;")
                  : closed + "</" + name + ">";
        }
      }
    }
    return closed;
  }

  /**
   * Returns a tag within a paragraph. The tag of an element whose text is shown gets another name,
   * because its end tag may be in another paragraph.
   */
  public static String rename(String tag) {
    Matcher shown = Regex.matcher(SHOWN, tag);
    return shown.lookingAt()
        ? "<" + shown.group(1) + "x-" + tag.substring(shown.end(1))
        : renameLinks(tag);
  }
}
