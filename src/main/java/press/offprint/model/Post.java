package press.offprint.model;

import java.nio.charset.StandardCharsets;
import press.offprint.model.bytes.Bytes;

/**
 * One source as it lies on disk.
 *
 * @param source path relative to the content folder, segments joined by {@code /}
 * @param content the file's bytes, as they are
 */
public record Post(String source, Bytes content) {

  /** SHA-256 of the content, in hexadecimal. */
  public String fingerprint() {
    return content.sha256();
  }

  /** A post of text, for those who have no file. */
  public static Post of(String source, String text) {
    return new Post(source, Bytes.owning(text.getBytes(StandardCharsets.UTF_8)));
  }
}
