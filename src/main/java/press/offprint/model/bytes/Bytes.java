package press.offprint.model.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An immutable sequence of bytes, equal by content, with its SHA-256 as fingerprint. If it is
 * stored outside of memory, each method that reads it may throw {@link UncheckedIOException}.
 */
public final class Bytes {
  private static final byte[] NONE = {};
  private static final int BUFFER = 1 << 16;

  private final byte[] data;

  /** Null if the bytes are in memory. */
  private final External external;

  /** Empty until it is asked for; several threads may compute the same text. */
  private volatile String sha256;

  /** Bytes that are stored outside of memory and never change. */
  public interface External {
    int length();

    /** Returns the SHA-256 in lower-case hexadecimal, 64 characters. */
    String sha256();

    InputStream open() throws IOException;
  }

  private Bytes(byte[] data, External external, String sha256) {
    this.data = data;
    this.external = external;
    this.sha256 = sha256;
  }

  private Bytes(byte[] data) {
    this(data, null, "");
  }

  /** Wraps bytes that are stored outside of memory. */
  public static Bytes of(External external) {
    return new Bytes(NONE, external, external.sha256());
  }

  /** Wraps a copy of {@code data}. */
  public static Bytes copyOf(byte[] data) {
    return new Bytes(data.clone());
  }

  /** Wraps {@code data} without a copy; the caller must not use the array again. */
  public static Bytes owning(byte[] data) {
    return new Bytes(data);
  }

  /** Returns the SHA-256 of a text in UTF-8, in hexadecimal. */
  public static String sha256(String text) {
    return utf8(text).sha256();
  }

  /** Returns the UTF-8 bytes of {@code text}. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the storage of the bytes; empty if they are in memory. */
  public Optional<External> external() {
    return Optional.ofNullable(external);
  }

  public int length() {
    return external == null ? data.length : external.length();
  }

  public byte[] toArray() {
    return external == null ? data.clone() : read();
  }

  private byte[] read() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A stored file of " + length() + " bytes cannot be read again", e);
    }
  }

  private byte[] array() {
    return external == null ? data : read();
  }

  public InputStream open() {
    try {
      return external == null ? new ByteArrayInputStream(data) : external.open();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "A stored file of " + length() + " bytes cannot be read again", e);
    }
  }

  /** Writes all bytes. */
  public void writeTo(OutputStream out) throws IOException {
    if (external == null) {
      out.write(data);
      return;
    }
    try (InputStream in = external.open()) {
      in.transferTo(out);
    }
  }

  /** Returns true if a stream holds exactly these bytes up to its end; does not close it. */
  public boolean isAllOf(InputStream in) throws IOException {
    try (InputStream mine = open()) {
      byte[] one = new byte[Math.min(BUFFER, length() + 1)];
      byte[] other = new byte[one.length];
      int got;
      do {
        got = mine.readNBytes(one, 0, one.length);
        if (in.readNBytes(other, 0, other.length) != got
            || !Arrays.equals(one, 0, got, other, 0, got)) {
          return false;
        }
      } while (got == one.length);
      return true;
    }
  }

  /** Returns the bytes decoded as UTF-8; malformed input becomes U+FFFD. */
  public String text() {
    return new String(array(), StandardCharsets.UTF_8);
  }

  /** Returns true if the bytes at {@code offset} are {@code prefix}. */
  public boolean startsWith(byte[] prefix, int offset) {
    byte[] all = array();
    return all.length >= offset + prefix.length
        && Arrays.equals(all, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  /** Returns the byte at {@code index} as 0..255. */
  public int at(int index) {
    return array()[index] & 0xFF;
  }

  /** Returns the SHA-256 in lower-case hexadecimal, 64 characters. */
  public String sha256() {
    String known = sha256;
    if (known.isEmpty()) {
      known = HexFormat.of().formatHex(digest().digest(data));
      sha256 = known;
    }
    return known;
  }

  /** Returns a new SHA-256 digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "This Java has no SHA-256, though every Java platform must have it", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Bytes that)) {
      return false;
    }
    if (external != null || that.external != null) {
      return length() == that.length() && sha256().equals(that.sha256());
    }
    return Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array());
  }

  @Override
  public String toString() {
    return "Bytes[" + length() + "]";
  }
}
