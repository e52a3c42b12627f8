package press.offprint.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A run of bytes that nobody can change, equal by content, with its SHA-256 as fingerprint. */
public final class Bytes {
  private final byte[] data;
  // Derived from data alone; racing threads compute the same string.
  private volatile String sha256 = "";

  private Bytes(byte[] data) {
    this.data = data;
  }

  /** Wraps a copy of {@code data}. */
  public static Bytes copyOf(byte[] data) {
    return new Bytes(data.clone());
  }

  /** Wraps {@code data} without a copy: the caller gives the array away and never writes to it. */
  public static Bytes owning(byte[] data) {
    return new Bytes(data);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public int length() {
    return data.length;
  }

  public byte[] toArray() {
    return data.clone();
  }

  public InputStream open() {
    return new ByteArrayInputStream(data);
  }

  /** The bytes read as UTF-8; malformed input becomes U+FFFD. */
  public String text() {
    return new String(data, StandardCharsets.UTF_8);
  }

  /** True where the bytes at {@code offset} are {@code prefix}. */
  public boolean startsWith(byte[] prefix, int offset) {
    return data.length >= offset + prefix.length
        && Arrays.equals(data, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  /** The byte at {@code index} as 0..255. */
  public int at(int index) {
    return data[index] & 0xFF;
  }

  /** SHA-256 in lower-case hexadecimal, 64 characters. */
  public String sha256() {
    String known = sha256;
    if (known.isEmpty()) {
      known = HexFormat.of().formatHex(digest().digest(data));
      sha256 = known;
    }
    return known;
  }

  /** A fresh SHA-256 digest; every Java platform has one. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Bytes[" + data.length + "]";
  }
}
