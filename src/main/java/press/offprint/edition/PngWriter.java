package press.offprint.edition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import press.offprint.model.bytes.Bytes;

/**
 * The writer of a PNG file (PNG, third edition) from compressed strips of rows. Equal strips are
 * compressed once, which the writer of Java cannot do.
 */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] ZLIB = {0x78, 0x01};

  /** An empty block with the final bit (RFC 1951, 3.2.6). */
  private static final byte[] LAST = {0x03, 0x00};

  private static final int ADLER = 65_521;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
  private final ByteArrayOutputStream data = new ByteArrayOutputStream(1 << 16);
  private long low = 1;
  private long high;

  /** The supported colour types (section 11.2.1). */
  public enum Colours {
    GREY(0),
    RGB(2),
    PALETTE(3);

    private final int number;

    Colours(int number) {
      this.number = number;
    }
  }

  /** Compressed rows that are independent of other strips. */
  public record Strip(Bytes packed, long sum, int length) {}

  /** Writes the head of a file of 8 bits a sample. */
  public PngWriter(int width, int height, Colours colours) {
    this(width, height, Byte.SIZE, colours);
  }

  /**
   * Writes the head of a file.
   *
   * @param bits the bits of a sample
   */
  public PngWriter(int width, int height, int bits, Colours colours) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) bits).put((byte) colours.number);
    out.writeBytes(SIGNATURE);
    chunk("IHDR", header.array());
    data.writeBytes(ZLIB);
  }

  /**
   * Compresses filtered rows; each row starts with the number of its filter (section 9.2).
   *
   * @param level of compression, 1 to 9
   */
  public static Strip pack(byte[] rows, int level) {
    Adler32 sum = new Adler32();
    sum.update(rows);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(rows.length / 8);
    byte[] buffer = new byte[1 << 15];
    Deflater deflater = new Deflater(level, true);
    deflater.setInput(rows);
    int n;
    do {
      n = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      packed.write(buffer, 0, n);
    } while (n == buffer.length);
    deflater.end();
    return new Strip(Bytes.owning(packed.toByteArray()), sum.getValue(), rows.length);
  }

  /** Writes the palette: red, green and blue of each colour. */
  public PngWriter palette(byte[] colours) {
    chunk("PLTE", colours);
    return this;
  }

  /** Writes the next rows. */
  public PngWriter add(Strip strip) {
    data.writeBytes(strip.packed().toArray());
    // The check sum of two parts follows from the sums of both (RFC 1950, section 9).
    long length = strip.length() % ADLER;
    high = (high + length * (low - 1 + ADLER) + (strip.sum() >>> 16)) % ADLER;
    low = (low + (strip.sum() & 0xFFFF) - 1 + ADLER) % ADLER;
    return this;
  }

  /** Writes the end of the file and returns the whole file. */
  public Bytes end() {
    data.writeBytes(LAST);
    data.writeBytes(ByteBuffer.allocate(4).putInt((int) (high << 16 | low)).array());
    return end(data.toByteArray());
  }

  /**
   * Writes rows that are compressed already and the end of the file, and returns the whole file.
   *
   * @param compressed all rows as a zlib stream; none was added before
   */
  public Bytes end(byte[] compressed) {
    chunk("IDAT", compressed);
    chunk("IEND", new byte[0]);
    return Bytes.owning(out.toByteArray());
  }

  private void chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
