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
   * Returns {@code path} with every byte encoded that section 3.3 does not allow in a path; a
   * percent sign is encoded too, so that {@link #decode} returns {@code path} again.
   */
  public static String encodePath(String path) {
    return encode(path, PATH);
  }

  /** Returns {@code value} with every byte encoded but for the unreserved ones (section 2.3). */
  public static String encodeComponent(String value) {
    return encode(value, UNRESERVED);
  }

  private static String encode(String text, String plain) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (letter || plain.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }
}
