package press.offprint.template.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;

/** The attributes of images on pages: the available widths, and lazy loading. */
public final class ImageAttributes {
  private static final Pattern IMAGE =
      Pattern.compile("<img src=\"resource:([^\"]+)\"[^>]*(?= />)");
  private static final Pattern WIDTH = Pattern.compile(" width=\"(\\d+)\"");

  /** The width of the text column in CSS pixels; narrower windows use their own width. */
  private static final int COLUMN = 760;

  private ImageAttributes() {}

  /**
   * Returns the markup with {@code srcset}, {@code sizes} and lazy loading. The first image is
   * loaded at once, because it may be at the top of the page.
   *
   * @param sources the values of {@code srcset} by image key; an empty text for none
   */
  public static String add(String markup, Object sources) {
    Matcher image = Regex.matcher(IMAGE, markup);
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
    Matcher width = Regex.matcher(WIDTH, tag);
    int shown = width.find() ? Math.min(COLUMN, Integer.parseInt(width.group(1))) : COLUMN;
    return "(max-width: " + shown + "px) 100vw, " + shown + "px";
  }
}
