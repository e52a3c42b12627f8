package press.offprint.model.look;

/**
 * A picture on a page.
 *
 * @param name distinguishes the pictures of a page, such as the address of its file
 * @param box empty in size if nothing is painted
 * @param ratio the width of its file by the height; 0 if it is not known
 */
public record ShownPicture(String name, PixelBox box, double ratio) {
  /** Returns by how much it is wider than its file, 1 for a picture that keeps its form. */
  public double distortion() {
    boolean isKnown = ratio > 0 && box.width() > 0 && box.height() > 0;
    return isKnown ? box.width() / box.height() / ratio : 1;
  }
}
