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
 * A run of bytes that nobody can change, equal by content, with its SHA-256 as fingerprint. They
 * are in memory, or lie elsewhere; then whatever looks at them may throw {@link
 * UncheckedIOException}.
 */
public final class Bytes {
  private static final byte[] NONE = {};
  private static final PrefixDigestCache BEGINNINGS = new PrefixDigestCache();
  private static final int PIECE = 1 << 16;

  private final byte[] data;
  private final Optional<Elsewhere> elsewhere;
  // Derived from data alone; racing threads compute the same string.
  private volatile String sha256;

  /** Bytes that are not in memory, and never change. */
  public interface Elsewhere {
    int length();

    /** SHA-256 in lower-case hexadecimal, 64 characters. */
    String sha256();

    InputStream open() throws IOException;
  }

  private Bytes(byte[] data, Optional<Elsewhere> elsewhere, String sha256) {
    this.data = data;
    this.elsewhere = elsewhere;
    this.sha256 = sha256;
  }

  private Bytes(byte[] data) {
    this(data, Optional.empty(), "");
  }

  /** Bytes that lie elsewhere. */
  public static Bytes of(Elsewhere elsewhere) {
    return new Bytes(NONE, Optional.of(elsewhere), elsewhere.sha256());
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

  /** Where they lie; empty where they are in memory. */
  public Optional<Elsewhere> elsewhere() {
    return elsewhere;
  }

  public int length() {
    return elsewhere.map(Elsewhere::length).orElse(data.length);
  }

  public byte[] toArray() {
    return elsewhere.isPresent() ? read() : data.clone();
  }

  private byte[] read() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("What was made before cannot be read again", e);
    }
  }

  private byte[] array() {
    return elsewhere.isPresent() ? read() : data;
  }

  public InputStream open() {
    try {
      return elsewhere.isPresent() ? elsewhere.get().open() : new ByteArrayInputStream(data);
    } catch (IOException e) {
      throw new UncheckedIOException("What was made before cannot be read again", e);
    }
  }

  /** Writes them all. */
  public void writeTo(OutputStream out) throws IOException {
    if (elsewhere.isPresent()) {
      try (InputStream in = elsewhere.get().open()) {
        in.transferTo(out);
      }
    } else {
      out.write(data);
    }
  }

  /** Whether a stream gives just these bytes to its end. Does not close it. */
  public boolean isAllOf(InputStream in) throws IOException {
    try (InputStream mine = open()) {
      byte[] one = new byte[Math.min(PIECE, length() + 1)];
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

  /** The bytes read as UTF-8; malformed input becomes U+FFFD. */
  public String text() {
    return new String(array(), StandardCharsets.UTF_8);
  }

  /** True where the bytes at {@code offset} are {@code prefix}. */
  public boolean startsWith(byte[] prefix, int offset) {
    byte[] all = array();
    return all.length >= offset + prefix.length
        && Arrays.equals(all, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  /** The byte at {@code index} as 0..255. */
  public int at(int index) {
    return array()[index] & 0xFF;
  }

  /** SHA-256 in lower-case hexadecimal, 64 characters. */
  public String sha256() {
    String known = sha256;
    if (known.isEmpty()) {
      known = HexFormat.of().formatHex(BEGINNINGS.sha256(data));
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
    if (!(other instanceof Bytes that)) {
      return false;
    }
    if (elsewhere.isPresent() || that.elsewhere.isPresent()) {
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
