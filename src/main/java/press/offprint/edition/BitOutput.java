package press.offprint.edition;

import java.util.Arrays;

/** Bits that are packed into bytes from the lowest bit (RFC 1951, section 3.1.1). */
final class BitOutput {
  private byte[] bytes;
  private int length;
  private long pending;
  private int bits;

  /**
   * Creates an empty output.
   *
   * @param capacity the expected number of bytes
   */
  BitOutput(int capacity) {
    bytes = new byte[capacity];
  }

  /** Writes at most 32 bits. */
  void put(long value, int count) {
    pending |= value << bits;
    bits += count;
    if (bits >= 32) {
      take(4);
    }
  }

  private void take(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2 + count);
    }
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) pending;
      pending >>>= 8;
    }
    bits -= 8 * count;
  }

  /** Fills the last byte with zeros. */
  void align() {
    put(0, -bits & 7);
  }

  /** Returns the bytes; the last one must be complete. */
  byte[] toByteArray() {
    take(bits / 8);
    return Arrays.copyOf(bytes, length);
  }
}
