package press.offprint.edition.epub.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5, which are derived from a name (RFC 9562, section 5.5). */
final class NameUuid {
  /** The namespace for URLs (RFC 9562, section 6.6). */
  private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private NameUuid() {}

  /** Returns the UUID of a URL; equal URLs have equal UUIDs. */
  static UUID ofUrl(String url) {
    ByteBuffer namespace = ByteBuffer.allocate(16);
    namespace.putLong(URLS.getMostSignificantBits()).putLong(URLS.getLeastSignificantBits());
    MessageDigest digest = sha1();
    digest.update(namespace.array());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(url.getBytes(StandardCharsets.UTF_8)));
    hash.put(6, (byte) ((hash.get(6) & 0x0F) | 0x50));
    hash.put(8, (byte) ((hash.get(8) & 0x3F) | 0x80));
    return new UUID(hash.getLong(0), hash.getLong(8));
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "The Java runtime lacks SHA-1, which every Java runtime must have", e);
    }
  }
}
