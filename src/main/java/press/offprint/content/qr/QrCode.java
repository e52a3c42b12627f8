package press.offprint.content.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import press.offprint.model.text.Markup;

/** QR codes as SVG images (ISO/IEC 18004). */
public final class QrCode {
  /** The width of the white margin in modules: ISO/IEC 18004 section 6.3.8. */
  private static final int QUIET_ZONE = 4;

  /** The width of a module in CSS pixels. */
  private static final int MODULE = 4;

  private QrCode() {}

  /**
   * Returns the QR code of a text as an SVG document with a {@code title}. Its error correction
   * level is M.
   *
   * @throws IllegalArgumentException if the text is empty, has control characters or is too long
   *     for a QR code
   */
  public static String svg(String text) {
    ByteMatrix modules = encode(text);
    int side = modules.getWidth() + 2 * QUIET_ZONE;
    StringBuilder out = new StringBuilder(4096);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(side * MODULE)
        .append("\" height=\"")
        .append(side * MODULE)
        .append("\" viewBox=\"0 0 ")
        .append(side)
        .append(' ')
        .append(side)
        .append("\" shape-rendering=\"crispEdges\"><title>")
        .append(Markup.escape(text))
        .append("</title><rect width=\"")
        .append(side)
        .append("\" height=\"")
        .append(side)
        .append("\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for (int y = 0; y < modules.getHeight(); y++) {
      row(modules, y, out);
    }
    return out.append("\"/></svg>\n").toString();
  }

  // A run of black modules is one rectangle, which keeps the image small.
  private static void row(ByteMatrix modules, int y, StringBuilder out) {
    for (int x = 0; x < modules.getWidth(); x++) {
      int start = x;
      while (x < modules.getWidth() && modules.get(x, y) == 1) {
        x++;
      }
      if (x > start) {
        out.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
        out.append('h').append(x - start).append("v1h").append(start - x).append('z');
      }
    }
  }

  private static ByteMatrix encode(String text) {
    boolean isXml = text.codePoints().allMatch(QrCode::isXmlCharacter);
    if (text.isEmpty() || !isXml) {
      throw new IllegalArgumentException("A QR code needs text without control characters");
    }
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("The text is too long for a QR code", e);
    }
  }

  /** XML 1.0 section 2.2. */
  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
