package press.offprint.edition.epub.book;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Uris;

/**
 * The conversion of links as people write them to valid URLs (RFC 3986, section 3). A space or a
 * vertical bar in a link works in browsers, but EPUBCheck and bookstores reject the book.
 */
public final class ValidUrl {
  private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

  private static final Pattern WEB =
      Pattern.compile("(?i)(https?):[/\\\\]*([^/\\\\?#]+)(.*)", Pattern.DOTALL);
  private static final Pattern OTHER = Pattern.compile("(?i)(mailto|tel):(.+)", Pattern.DOTALL);

  /** A user, a host name or address, and a port; reading systems convert Unicode to Punycode. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[^@\\s\\[\\]]*@)?(?:[\\w.\\-\\x{A1}-\\x{10FFFF}]+|\\[[0-9A-Fa-f:.]+\\])(?::(\\d{0,5}))?");

  private ValidUrl() {}

  /**
   * Returns the URL of a link, with its escapes kept and everything else escaped that must be.
   * Empty if the scheme is none of http, https, mailto and tel, or if the host or the port is
   * invalid.
   */
  public static Optional<String> valid(String link) {
    Matcher web = Regex.matcher(WEB, link.strip());
    if (web.matches()) {
      Matcher host = Regex.matcher(HOST, web.group(2));
      if (!host.matches() || !isPort(host.group(1))) {
        return Optional.empty();
      }
      String rest = web.group(3).replace('\\', '/');
      return Optional.of(web.group(1) + "://" + web.group(2) + encode(rest));
    }
    Matcher other = Regex.matcher(OTHER, link.strip());
    return other.matches()
        ? Optional.of(other.group(1) + ":" + encode(other.group(2)))
        : Optional.empty();
  }

  private static boolean isPort(String digits) {
    return digits == null || digits.isEmpty() || Integer.parseInt(digits) <= 65_535;
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean fragment = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean first = c == '#' && !fragment;
      fragment |= first;
      if (first || isPlain(c) || (c == '%' && isEscape(text, i))) {
        out.append((char) c);
      } else {
        out.append(Uris.encodeComponent(Character.toString(c)));
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isPlain(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
