package press.offprint.content.markdown.inline;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Locale;
import java.util.Set;

/**
 * The raw elements whose text is code, such as {@code <code>}. CommonMark's own syntax is read in
 * them, as on GitHub; no other one is, because it would change the code.
 */
public final class RawCode {
  private static final Set<String> NAMES =
      Set.of("code", "kbd", "listing", "pre", "samp", "textarea", "tt", "xmp");

  private RawCode() {}

  /**
   * Returns the name of the element of code that is open after a tag, or an empty text.
   *
   * @param openBefore the element that is open before the tag, or an empty text
   */
  public static String openAfter(BasedSequence tag, String openBefore) {
    boolean isClosing = tag.length() > 1 && tag.charAt(1) == '/';
    int start = isClosing ? 2 : 1;
    int end = start;
    while (end < tag.length() && Letters.isAlphanumeric(tag.charAt(end))) {
      end++;
    }
    String name = tag.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
    if (!openBefore.isEmpty()) {
      return isClosing && name.equals(openBefore) ? "" : openBefore;
    }
    return !isClosing && !tag.endsWith("/>") && NAMES.contains(name) ? name : "";
  }
}
