package press.offprint.edition;

import java.util.Arrays;
import java.util.zip.Adler32;
import press.offprint.model.bytes.Bytes;

/**
 * The compression of rows that mostly equal the row above or continue the pixel on the left
 * (DEFLATE, RFC 1951). It looks for repetitions in these two places first, and compares with the
 * last equal four bytes if there are none. A general compression takes several times as long for
 * about the same number of bytes.
 */
public final class RowDeflater {
  private static final int MIN_MATCH = 3;
  private static final int MAX_MATCH = 258;
  private static final int MAX_DISTANCE = 1 << 15;
  private static final int END_OF_BLOCK = 256;

  /** The number of bytes that are compared with the last equal ones. */
  private static final int HASHED = 4;

  private static final int HASH_BITS = 12;

  /** The first length and the number of extra bits of each length code (section 3.2.5). */
  private static final int[] LENGTHS = new int[29];

  private static final int[] LENGTH_BITS = new int[29];

  /** The length code of each length. */
  private static final byte[] LENGTH_CODES = new byte[MAX_MATCH + 1];

  static {
    int length = MIN_MATCH;
    for (int code = 0; code < 28; code++) {
      LENGTHS[code] = length;
      LENGTH_BITS[code] = Math.max(0, code / 4 - 1);
      int end = Math.min(MAX_MATCH, length + (1 << LENGTH_BITS[code]));
      Arrays.fill(LENGTH_CODES, length, end, (byte) code);
      length = end;
    }
    LENGTHS[28] = MAX_MATCH;
    LENGTH_CODES[MAX_MATCH] = 28;
  }

  private final byte[] rows;
  private final int rowLength;

  /** Bytes, and repetitions: a negative number with the distance minus 1 above 9 bits of length. */
  private int[] tokens = new int[4096];

  private int count;
  private final int[] literals = new int[286];
  private final int[] distances = new int[30];

  /** The last position of four bytes, by their hash. */
  private final int[] last = new int[1 << HASH_BITS];

  private RowDeflater(byte[] rows, int rowLength) {
    this.rows = rows;
    this.rowLength = rowLength;
  }

  /**
   * Compresses filtered rows.
   *
   * @param rows each starts with the number of its filter
   * @param rowLength the length of a row in bytes, with its filter; at most 32,768
   */
  public static PngWriter.Strip pack(byte[] rows, int rowLength) {
    Adler32 sum = new Adler32();
    sum.update(rows);
    RowDeflater deflater = new RowDeflater(rows, rowLength);
    deflater.tokenize();
    return new PngWriter.Strip(Bytes.owning(deflater.block()), sum.getValue(), rows.length);
  }

  private void tokenize() {
    int at = 0;
    while (at < rows.length) {
      int up = at < rowLength ? 0 : equal(at, rowLength, rows.length - at);
      int end = at + Math.max(1, up);
      // A long repetition of the row above is divided, and each part may be a run as well.
      while (at < end) {
        int left = at == 0 ? 0 : equal(at, 1, MAX_MATCH);
        int rest = Math.min(MAX_MATCH, end - at);
        if (left >= MIN_MATCH && left >= rest) {
          at += repeat(left, 1);
        } else if (rest >= MIN_MATCH && up >= MIN_MATCH) {
          at += repeat(rest, rowLength);
        } else {
          at += other(at);
        }
      }
    }
    literals[END_OF_BLOCK]++;
  }

  private int equal(int at, int distance, int most) {
    int end = Math.min(rows.length, at + most);
    int n = Arrays.mismatch(rows, at, end, rows, at - distance, end - distance);
    return n < 0 ? end - at : n;
  }

  /** Repeats the last equal bytes or, if there are none, adds a byte. Returns the length. */
  private int other(int at) {
    if (at + HASHED <= rows.length) {
      int bytes =
          (rows[at] & 0xFF) << 24
              | (rows[at + 1] & 0xFF) << 16
              | (rows[at + 2] & 0xFF) << 8
              | (rows[at + 3] & 0xFF);
      int hash = (bytes * 0x9E3779B1) >>> (32 - HASH_BITS);
      // Zero is no position, because a repetition cannot begin at the first byte.
      int before = last[hash];
      last[hash] = at;
      if (before > 0 && at - before <= MAX_DISTANCE) {
        int length = equal(at, at - before, MAX_MATCH);
        if (length >= HASHED) {
          return repeat(length, at - before);
        }
      }
    }
    literals[rows[at] & 0xFF]++;
    add(rows[at] & 0xFF);
    return 1;
  }

  private void add(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * count);
    }
    tokens[count++] = token;
  }

  private int repeat(int length, int distance) {
    literals[END_OF_BLOCK + 1 + LENGTH_CODES[length]]++;
    distances[distanceCode(distance)]++;
    add(1 << 31 | (distance - 1) << 9 | length);
    return length;
  }

  /** Returns the code of a distance: two for each number of extra bits (section 3.2.5). */
  private static int distanceCode(int distance) {
    int d = distance - 1;
    if (d < 4) {
      return d;
    }
    int bits = 30 - Integer.numberOfLeadingZeros(d);
    return 2 * bits + (d >> bits);
  }

  /** Returns a block with its prefix codes, and an empty block that ends at the end of a byte. */
  private byte[] block() {
    PrefixCode literal = PrefixCode.of(literals, 15);
    PrefixCode distance = PrefixCode.of(distances, 15);
    BitOutput out = new BitOutput(rows.length / 16 + 256);
    out.put(0b100, 3);
    PrefixCode.writeLengths(literal, distance, out);
    for (int i = 0; i < count; i++) {
      int token = tokens[i];
      if (token >= 0) {
        literal.write(token, out);
        continue;
      }
      int length = token & 0x1FF;
      int code = LENGTH_CODES[length];
      literal.write(END_OF_BLOCK + 1 + code, out);
      out.put(length - LENGTHS[code], LENGTH_BITS[code]);
      int from = token >>> 9 & 0x7FFF;
      distance.write(distanceCode(from + 1), out);
      int bits = from < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(from);
      out.put(from & (1 << bits) - 1, bits);
    }
    literal.write(END_OF_BLOCK, out);
    out.put(0, 3);
    out.align();
    out.put(0xFFFF_0000L, 32);
    return out.toByteArray();
  }
}
