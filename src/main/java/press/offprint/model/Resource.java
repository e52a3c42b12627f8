package press.offprint.model;

import press.offprint.model.bytes.Bytes;

/**
 * A file that an article refers to: checked, fingerprinted and readable.
 *
 * @param key the name in the article's body, in {@code resource:KEY}; a file name that is safe on
 *     every file system, maybe behind folders, unique in its article
 * @param path relative to the content or static folder, joined by {@code /}
 * @param mediaType as in the IANA registry, such as {@code image/png}
 * @param content the bytes; SVG is sanitised
 * @param width in CSS pixels, 0 if it is no image
 * @param height in CSS pixels, 0 if it is no image
 */
public record Resource(
    String key, String path, String mediaType, Bytes content, int width, int height) {

  /** Returns true if the media type is an image. */
  public boolean isImage() {
    return mediaType.startsWith("image/");
  }
}
