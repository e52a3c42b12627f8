package press.offprint.edition.pdf.write;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands in a PDF (ISO 32000-1 section 7.3), as bytes that grow. */
final class PdfOutput extends OutputStream {
  private static final int LENGTH = 256;
  private static final int DECIMALS = 5;
  private static final int SCALE = 100_000;
  // Small numbers are factors, such as a pattern's, whose every digit counts; large ones are rare.
  private static final float SMALL_NUMBER = 0.1f;
  private static final float LARGE_NUMBER = 1e9f;

  private byte[] bytes = new byte[LENGTH];
  private int length;

  /** Takes one byte of a character below 256. */
  void put(char c) {
    makeRoom(1);
    bytes[length++] = (byte) c;
  }

  /** Takes ASCII. */
  void put(String text) {
    put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void put(byte[] more) {
    write(more, 0, more.length);
  }

  void put(long number) {
    if (number >= 0 && number <= 9) {
      put((char) ('0' + number));
    } else {
      put(Long.toString(number));
    }
  }

  /**
   * Takes a number: one from a tenth on, such as a place on a page, to five places behind the
   * point.
   *
   * @throws IllegalArgumentException where it is infinite or none
   */
  void put(float number) {
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException("No number for a PDF: " + number);
    }
    float size = Math.abs(number);
    if (size >= LARGE_NUMBER) {
      // With a point, or readers would take it for a whole number that is too large for them.
      put(new BigDecimal(Float.toString(number)).setScale(1, RoundingMode.HALF_UP).toPlainString());
    } else if (size < SMALL_NUMBER && size > 0) {
      put(new BigDecimal(Float.toString(number)).stripTrailingZeros().toPlainString());
    } else {
      putPlace(number);
    }
  }

  private void putPlace(float number) {
    long scaled = Math.round((double) number * SCALE);
    if (scaled < 0) {
      put('-');
      scaled = -scaled;
    }
    put(scaled / SCALE);
    long rest = scaled % SCALE;
    if (rest > 0) {
      makeRoom(DECIMALS + 1);
      bytes[length++] = '.';
      for (int unit = SCALE / 10; rest > 0; unit /= 10) {
        bytes[length++] = (byte) ('0' + rest / unit);
        rest %= unit;
      }
    }
  }

  /** Takes a byte of a string between brackets (7.3.4.2); its line ends are written as such. */
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

  int length() {
    return length;
  }

  /** What holds the bytes, and may be longer than they are. */
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
    makeRoom(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
  }

  private void makeRoom(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
