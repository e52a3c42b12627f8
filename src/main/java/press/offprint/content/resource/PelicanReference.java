package press.offprint.content.resource;

import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The references of Pelican, such as <code>{filename}/posts/a.md</code> and <code>
 * {static}/images/a.png</code>: the word in braces is what becomes of the file. Markdown encodes
 * the braces.
 */
public final class PelicanReference {
  private static final Pattern KIND =
      Pattern.compile("(?i)^\\s*+(?:\\{|%7B|\\||%7C)(?:filename|static|attach)(?:}|%7D|\\||%7C)");

  private PelicanReference() {}

  /** Returns the path of a reference, which begins at the content folder after a slash. */
  public static String path(String written) {
    boolean mayBe = !written.isEmpty() && "{%| ".indexOf(written.charAt(0)) >= 0;
    return mayBe ? Regex.matcher(KIND, written).replaceFirst("") : written;
  }
}
