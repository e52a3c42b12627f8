package press.offprint.pipeline.check.ebook;

/**
 * A picture of an ebook.
 *
 * @param name its path in the package
 * @param bytes its size
 * @param width in pixels; 0 if it is a drawing, or cannot be read
 * @param height in pixels; 0 if it is a drawing, or cannot be read
 */
record EbookPicture(String name, String mediaType, long bytes, int width, int height) {
  long pixels() {
    return (long) width * height;
  }

  int longerSide() {
    return Math.max(width, height);
  }

  int shorterSide() {
    return Math.min(width, height);
  }

  /** Returns the size in pixels for a message. */
  String size() {
    return width + " x " + height;
  }
}
