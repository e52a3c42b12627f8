package press.offprint.model;

import press.offprint.model.bytes.Bytes;

/**
 * A file that an article refers to: checked, fingerprinted and readable.
 *
 * @param key what stands for it in the article's body as {@code resource:KEY}; a safe file name,
 *     unique in its article: ASCII letters, digits, dot, hyphen, underscore
 * @param path where it was found, relative to the content or static folder, joined by {@code /}
 * @param mediaType as in the IANA registry, such as {@code image/png}
 * @param content its bytes; for SVG already cleaned
 * @param width in CSS pixels, 0 where it is no picture
 * @param height in CSS pixels, 0 where it is no picture
 */
public record Resource(
    String key, String path, String mediaType, Bytes content, int width, int height) {

  public boolean isImage() {
    return mediaType.startsWith("image/");
  }
}
