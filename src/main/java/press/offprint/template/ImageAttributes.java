package press.offprint.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.text.Markup;

/**
 * What a page asks of its pictures: in which widths there are, and to come when they are needed.
 */
final class ImageAttributes {
  private static final Pattern IMAGE =
      Pattern.compile("<img src=\"resource:([^\"]+)\"[^>]*(?= />)");
  private static final Pattern WIDTH = Pattern.compile(" width=\"(\\d+)\"");

  /** The measure of a page in CSS pixels; the window's width below it. */
  private static final int MEASURE = 760;

  private ImageAttributes() {}

  /**
   * The markup with {@code srcset}, {@code sizes} and late loading. The first picture may be what a
   * page begins with, and waits for nothing.
   *
   * @param sources by the picture's key, the value of {@code srcset}; or nothing
   */
  static String late(String markup, Object sources) {
    Matcher image = IMAGE.matcher(markup);
    StringBuilder out = new StringBuilder(markup.length() + 256);
    boolean first = true;
    while (image.find()) {
      StringBuilder tag = new StringBuilder(image.group());
      if (sources instanceof Map<?, ?> map && map.get(Markup.unescape(image.group(1))) != null) {
        tag.append(" srcset=\"").append(Markup.escape("" + map.get(image.group(1)))).append('"');
        tag.append(" sizes=\"").append(sizes(image.group())).append('"');
      }
      if (!first) {
        tag.append(" loading=\"lazy\"");
      }
      tag.append(" decoding=\"async\"");
      image.appendReplacement(out, Matcher.quoteReplacement(tag.toString()));
      first = false;
    }
    return image.appendTail(out).toString();
  }

  private static String sizes(String tag) {
    Matcher width = WIDTH.matcher(tag);
    int shown = width.find() ? Math.min(MEASURE, Integer.parseInt(width.group(1))) : MEASURE;
    return "(max-width: " + shown + "px) 100vw, " + shown + "px";
  }
}
