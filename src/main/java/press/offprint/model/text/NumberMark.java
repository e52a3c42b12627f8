package press.offprint.model.text;

import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The marks of numbers in the markup of an article. No post can write one. A book puts the number
 * of the chapter before each.
 */
public final class NumberMark {
  /** The attribute of the {@code span} around a number. */
  public static final String ATTRIBUTE = "data-number";

  /** The attribute of a reference to a label that its post lacks. */
  public static final String OPEN = "data-reference";

  /** The element of the words of such a label, in the place of a number. */
  public static final String NAME = "em";

  private static final Pattern START = Pattern.compile("<span " + ATTRIBUTE + "=\"\">(?=[^<])");

  private NumberMark() {}

  /** Returns true if the element with an id begins with a number. */
  public static boolean begins(String markup, String id) {
    int at = markup.indexOf(" id=\"" + Markup.escape(id) + "\"");
    int end = at < 0 ? -1 : markup.indexOf('>', at);
    return end >= 0 && markup.startsWith("<span " + ATTRIBUTE, end + 1);
  }

  /** Returns markup with {@code prefix} before each number. */
  public static String prefixed(String markup, String prefix) {
    return markup.contains(ATTRIBUTE)
        ? Regex.matcher(START, markup).replaceAll(found -> found.group() + prefix)
        : markup;
  }
}
