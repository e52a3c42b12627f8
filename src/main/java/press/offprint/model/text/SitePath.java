package press.offprint.model.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Paths of a site as people write them, and as URLs hold them. */
public final class SitePath {
  private static final String PLAIN = "-._~!$'()*+,;=:@/";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private SitePath() {}

  /**
   * A path as a URL holds it: every byte of its UTF-8 form that RFC 3986 section 3.3 does not allow
   * is percent-encoded; a query or fragment behind the first {@code ?} or {@code #} stays as it is
   * but for a second {@code #}, and so does an escape that is already there.
   */
  public static String encode(String path) {
    StringBuilder out = new StringBuilder(path.length() + 16);
    for (int i = 0; i < path.length(); ) {
      int c = path.codePointAt(i);
      if (c == '?' || c == '#') {
        return out.append(rest(path.substring(i))).toString();
      }
      if ((c == '%' && isEscape(path, i)) || isPlain(c)) {
        out.append((char) c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HEX.toHexDigits(b));
        }
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  // A fragment begins at the first number sign and may hold none.
  private static String rest(String rest) {
    int behind = rest.indexOf('#') + 1;
    return behind == 0
        ? rest
        : rest.substring(0, behind) + rest.substring(behind).replace("#", "%23");
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  private static boolean isEscape(String path, int at) {
    return at + 2 < path.length()
        && HexFormat.isHexDigit(path.charAt(at + 1))
        && HexFormat.isHexDigit(path.charAt(at + 2));
  }

  /** The way from the page {@code from} to the page {@code to}, both as {@code /a/b/}; encoded. */
  public static String relative(String from, String to) {
    String[] here = from.split("/", -1);
    String[] there = to.split("/", -1);
    int shared = 0;
    while (shared < here.length - 1
        && shared < there.length - 1
        && here[shared].equals(there[shared])) {
      shared++;
    }
    StringBuilder out = new StringBuilder("../".repeat(here.length - 1 - shared));
    for (int i = shared; i < there.length; i++) {
      out.append(there[i]).append(i < there.length - 1 ? "/" : "");
    }
    return encode(out.isEmpty() ? "./" : out.toString());
  }
}
