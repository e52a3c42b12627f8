package press.offprint.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The gzip form of texts, compressed once and sent to every client that accepts it. */
final class Gzip {
  private static final int SMALLEST = 512;
  private static final Set<String> TEXTS =
      Set.of(
          "application/json",
          "application/xml",
          "application/xhtml+xml",
          "application/rss+xml",
          "application/atom+xml",
          "application/feed+json",
          "application/ld+json",
          "application/opds+json",
          "application/opensearchdescription+xml",
          "application/manifest+json",
          "image/svg+xml");

  private Gzip() {}

  /** Returns the gzip form, or empty if it is no text or would not be smaller. */
  static Optional<byte[]> of(byte[] content, String mediaType) {
    if (content.length < SMALLEST || !isText(mediaType)) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 3);
    try (Best zip = new Best(out)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.size() < content.length ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  static boolean isText(String mediaType) {
    int end = mediaType.indexOf(';');
    String plain = end < 0 ? mediaType : mediaType.substring(0, end);
    return plain.startsWith("text/") || TEXTS.contains(plain);
  }

  /** Returns true if an {@code Accept-Encoding} header accepts gzip. */
  static boolean isAccepted(String header) {
    if (header == null) {
      return false;
    }
    for (String one : header.split(",", -1)) {
      String coding = one.strip();
      if (coding.equals("gzip") || coding.equals("*") || coding.startsWith("gzip;")) {
        return !coding.replace(" ", "").matches(".*;q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
