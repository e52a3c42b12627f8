package press.offprint.model;

import press.offprint.model.bytes.Bytes;

/**
 * One source file.
 *
 * @param source path relative to the content folder, segments joined by {@code /}
 * @param content the bytes of the file
 */
public record Post(String source, Bytes content) {

  /** Returns the SHA-256 of the content, in hexadecimal. */
  public String fingerprint() {
    return content.sha256();
  }

  /** Creates a post from a text. */
  public static Post of(String source, String text) {
    return new Post(source, Bytes.utf8(text));
  }
}
