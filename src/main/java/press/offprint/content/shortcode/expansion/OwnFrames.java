package press.offprint.content.shortcode.expansion;

import java.util.Locale;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The mark of the frames in the output of the site's own shortcodes. It holds the nonce of the
 * article, so that no text of a post can have it.
 */
public final class OwnFrames {
  /** The attribute that holds the mark. */
  public static final String MARK = "data-x-own-frame";

  private static final String FRAME = "<iframe";
  private static final Pattern START = Pattern.compile("(?i)<iframe(?=[\\s/>])");

  private OwnFrames() {}

  /** Returns the output of a template with all frames marked. */
  public static String mark(String html, String nonce) {
    return holdsFrame(html)
        ? Regex.matcher(START, html).replaceAll("$0 " + MARK + "=\"" + nonce + "\"")
        : html;
  }

  /** Returns true if a text may begin a frame, if a template prints it as it is. */
  public static boolean holdsFrame(String text) {
    return text.toLowerCase(Locale.ROOT).contains(FRAME);
  }
}
