package press.offprint.model.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Percent-encoding by RFC 3986 section 2.1. All text is UTF-8; a plus sign is a plus sign, because
 * only HTML forms write a space so.
 */
public final class Uris {
  private static final String UNRESERVED = "-._~";
  private static final String PATH = UNRESERVED + "!$'()*+,;=:@/";
  private static final String ILLEGAL = "\"<>\\^`{|}[]";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Uris() {}

  /**
   * Returns the bytes that {@code text} encodes; characters outside of escapes are encoded as
   * UTF-8.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static byte[] decodeBytes(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        if (i + 2 >= raw.length) {
          throw new IllegalArgumentException("A percent sign without two digits");
        }
        out.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
        i += 2;
      } else {
        out.write(raw[i]);
      }
    }
    return out.toByteArray();
  }

  /** Returns the text that {@code text} encodes; empty if an escape is incomplete or not UTF-8. */
  public static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(decodeBytes(text));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text that {@code text} encodes. If any escape is incomplete, such as a lone percent
   * sign, returns {@code text}; bytes that are not UTF-8 become U+FFFD.
   */
  public static String decodeLeniently(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return new String(decodeBytes(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /**
   * Returns {@code path} with every byte encoded that section 3.3 does not allow in a path; a
   * percent sign is encoded too, so that {@link #decode} returns {@code path} again.
   */
  public static String encodePath(String path) {
    return encode(path, PATH, false);
  }

  /** Returns {@code path} encoded like {@link #encodePath}, but with its complete escapes kept. */
  public static String completePath(String path) {
    return encode(path, PATH, true);
  }

  /** Returns {@code value} with every byte encoded but for the unreserved ones (section 2.3). */
  public static String encodeComponent(String value) {
    return encode(value, UNRESERVED, false);
  }

  private static String encode(String text, String plain, boolean keepEscapes) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      boolean escape =
          keepEscapes && c == '%' && i + 2 < bytes.length && isEscape(bytes[i + 1], bytes[i + 2]);
      if (letter || escape || plain.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(bytes[i]));
      }
    }
    return out.toString();
  }

  /**
   * Returns {@code url} with the ASCII characters encoded that RFC 3986 allows nowhere in a URL: a
   * percent sign without two digits, a second number sign, and brackets outside of the host, as in
   * an IPv6 address. Complete escapes and characters beyond ASCII are kept.
   */
  public static String encodeIllegal(String url) {
    StringBuilder out = new StringBuilder(url.length() + 8);
    int fragment = url.indexOf('#');
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean percent =
          c == '%' && !(i + 2 < url.length() && isEscape(url.charAt(i + 1), url.charAt(i + 2)));
      boolean secondSign = c == '#' && i > fragment;
      boolean illegal = ILLEGAL.indexOf(c) >= 0 && !isInHost(url, i);
      if (c <= ' ' || percent || secondSign || illegal) {
        out.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isEscape(int first, int second) {
    return HexFormat.isHexDigit(first) && HexFormat.isHexDigit(second);
  }

  private static boolean isInHost(String url, int at) {
    int start = url.indexOf("//");
    return start >= 0 && at > start && url.substring(start + 2, at).indexOf('/') < 0;
  }
}
