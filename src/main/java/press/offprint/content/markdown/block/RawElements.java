package press.offprint.content.markdown.block;

import java.util.List;
import java.util.Locale;

/** The elements of HTML within which nothing is markup, so that an open one takes in all text. */
public final class RawElements {
  private static final List<String> NAMES =
      List.of("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script");

  private RawElements() {}

  /** Returns a block of HTML in which each such element has an end. */
  public static String close(String html) {
    String closed = html;
    for (String name : NAMES) {
      if (html.indexOf('<') >= 0) {
        String lower = html.toLowerCase(Locale.ROOT);
        int start = lower.lastIndexOf("<" + name);
        closed += start >= 0 && lower.indexOf("</" + name, start) < 0 ? "</" + name + ">" : "";
      }
    }
    return closed;
  }
}
