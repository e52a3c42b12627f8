package press.offprint.content.resource.file;

import java.nio.charset.StandardCharsets;
import press.offprint.model.bytes.Bytes;

/**
 * A reader of integers in a file's bytes, big-endian unless the name ends in {@code le}. Each
 * method throws if the file is too short.
 */
public final class ByteReader {
  private final Bytes bytes;
  private int at;

  public ByteReader(Bytes bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return bytes.length() - at;
  }

  public int u8() throws UnusableFileException {
    require(1);
    return bytes.at(at++);
  }

  public int u16() throws UnusableFileException {
    return u8() << 8 | u8();
  }

  public int u16le() throws UnusableFileException {
    return u8() | u8() << 8;
  }

  public int u24le() throws UnusableFileException {
    return u16le() | u8() << 16;
  }

  public long u32() throws UnusableFileException {
    return (long) u16() << 16 | u16();
  }

  public long u32le() throws UnusableFileException {
    return u16le() | (long) u16le() << 16;
  }

  /** Reads the four characters of a chunk's name. */
  public String tag() throws UnusableFileException {
    byte[] name = {(byte) u8(), (byte) u8(), (byte) u8(), (byte) u8()};
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  public void skip(long count) throws UnusableFileException {
    require(count);
    at += (int) count;
  }

  private void require(long count) throws UnusableFileException {
    if (count < 0) {
      throw UnusableFileException.corrupt("is damaged");
    }
    if (count > remaining()) {
      throw UnusableFileException.corrupt("is cut off");
    }
  }
}
