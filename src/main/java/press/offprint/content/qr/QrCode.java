package press.offprint.content.qr;

/** QR codes as pictures, ISO/IEC 18004. */
public final class QrCode {
  private QrCode() {}

  /**
   * The code as an SVG document with a {@code title}.
   *
   * @throws IllegalArgumentException where the text is empty or longer than a QR code holds
   */
  public static String svg(String text) {
    throw new IllegalArgumentException(text);
  }
}
