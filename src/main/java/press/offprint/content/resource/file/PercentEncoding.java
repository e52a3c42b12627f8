package press.offprint.content.resource.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding, RFC 3986 section 2.1, without mercy for halves. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * The bytes that {@code text} stands for, in UTF-8 where it is not encoded.
   *
   * @throws IllegalArgumentException where a percent sign is not followed by two digits
   */
  static byte[] decode(String text) {
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

  /**
   * The text that {@code text} stands for.
   *
   * @throws IllegalArgumentException where it is wrongly encoded, or is not UTF-8
   */
  public static String text(String text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decode(text))).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Not UTF-8", e);
    }
  }
}
