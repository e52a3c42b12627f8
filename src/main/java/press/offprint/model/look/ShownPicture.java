package press.offprint.model.look;

/**
 * A picture on a page.
 *
 * @param name tells pictures of a page apart, such as the address of its file
 * @param box empty in size if nothing is painted
 */
public record ShownPicture(String name, PixelBox box) {}
