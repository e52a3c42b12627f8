package press.offprint.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Text made small once, for all who ask for it. */
final class Gzip {
  private static final int WORTH_IT = 512;
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

  /** The text in gzip's form; empty where that would not make it smaller. */
  static Optional<byte[]> of(byte[] content, String mediaType) {
    if (content.length < WORTH_IT || !isText(mediaType)) {
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

  /** Whether an {@code Accept-Encoding} takes gzip. */
  static boolean isWelcome(String accepted) {
    if (accepted == null) {
      return false;
    }
    for (String one : accepted.split(",", -1)) {
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
