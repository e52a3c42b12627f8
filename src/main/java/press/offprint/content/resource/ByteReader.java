package press.offprint.content.resource;

import java.nio.charset.StandardCharsets;
import press.offprint.model.Bytes;

/** Walks bytes; reading behind the end means that the file was cut off. */
final class ByteReader {
  private final Bytes bytes;
  private int at;

  ByteReader(Bytes bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  int position() {
    return at;
  }

  int remaining() {
    return bytes.length() - at;
  }

  int u8() throws Unfit {
    require(1);
    return bytes.at(at++);
  }

  int u16() throws Unfit {
    return u8() << 8 | u8();
  }

  int u16le() throws Unfit {
    return u8() | u8() << 8;
  }

  int u24le() throws Unfit {
    return u16le() | u8() << 16;
  }

  long u32() throws Unfit {
    return (long) u16() << 16 | u16();
  }

  long u32le() throws Unfit {
    return u16le() | (long) u16le() << 16;
  }

  /** Four characters, as chunk names are. */
  String tag() throws Unfit {
    byte[] name = {(byte) u8(), (byte) u8(), (byte) u8(), (byte) u8()};
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  void skip(long count) throws Unfit {
    require(count);
    at += (int) count;
  }

  private void require(long count) throws Unfit {
    if (count < 0) {
      throw Unfit.corrupt("is damaged");
    }
    if (count > remaining()) {
      throw Unfit.corrupt("is cut off");
    }
  }
}
