package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A growing buffer for the operators and operands of a content stream (ISO 32000-1, 7.3). */
final class PdfOutput extends OutputStream {
  private static final int INITIAL_LENGTH = 256;
  private static final int DECIMALS = 5;
  private static final int SCALE = 100_000;
  // A small number is a factor, for example of a pattern, and keeps all of its digits.
  private static final float SMALL_NUMBER = 0.1f;
  private static final float LARGE_NUMBER = 1e9f;

  private byte[] bytes = new byte[INITIAL_LENGTH];
  private int length;

  /** Appends a character below 256 as one byte. */
  void put(char c) {
    ensureCapacity(1);
    bytes[length++] = (byte) c;
  }

  /** Appends ASCII text. */
  void put(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    write(ascii, 0, ascii.length);
  }

  /**
   * Appends a number. A number from a tenth up, such as a position on a page, has at most five
   * decimals.
   *
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  void put(float number) {
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException("A PDF cannot hold this number: " + number);
    }
    float size = Math.abs(number);
    if (size >= LARGE_NUMBER) {
      // The decimal point keeps readers from parsing it as an integer that is too large.
      put(new BigDecimal(Float.toString(number)).setScale(1, RoundingMode.HALF_UP).toPlainString());
    } else if (size < SMALL_NUMBER && size > 0) {
      put(new BigDecimal(Float.toString(number)).stripTrailingZeros().toPlainString());
    } else {
      putRounded(number);
    }
  }

  private void putRounded(float number) {
    long scaled = Math.round((double) number * SCALE);
    if (scaled < 0) {
      put('-');
      scaled = -scaled;
    }
    put(Long.toString(scaled / SCALE));
    long rest = scaled % SCALE;
    if (rest > 0) {
      ensureCapacity(DECIMALS + 1);
      bytes[length++] = '.';
      for (int unit = SCALE / 10; rest > 0; unit /= 10) {
        bytes[length++] = (byte) ('0' + rest / unit);
        rest %= unit;
      }
    }
  }

  /** Appends a byte of a literal string (section 7.3.4.2); line ends are escaped. */
  void putInString(int value) {
    char c = (char) (value & 0xFF);
    switch (c) {
      case '(', ')', '\\' -> {
        put('\\');
        put(c);
      }
      case '\n' -> put("\\n");
      case '\r' -> put("\\r");
      default -> put(c);
    }
  }

  /** Appends a text string as UTF-16 (section 7.9.2.2). */
  void putText(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    put("<FEFF" + HexFormat.of().withUpperCase().formatHex(utf16) + ">");
  }

  int length() {
    return length;
  }

  /** Returns the buffer, of which the first {@link #length} bytes are used. */
  byte[] array() {
    return bytes;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  @Override
  public void write(int b) {
    put((char) b);
  }

  @Override
  public void write(byte[] more, int from, int count) {
    ensureCapacity(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
  }

  private void ensureCapacity(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
