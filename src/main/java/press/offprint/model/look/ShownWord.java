package press.offprint.model.look;

import java.util.List;

/**
 * A word of the text layer of a page.
 *
 * @param boxes the places of its parts; two if it is divided at the end of a line
 * @param font the name of the font without the prefix of a subset; empty if it is not known
 * @param size of the font in pixels
 * @param isLost true if the font has no glyph for one of its characters, or an empty one
 * @param isClipped true if it is outside of the frame that the page cuts it to
 */
public record ShownWord(
    String text,
    List<PixelBox> boxes,
    String font,
    double size,
    Place place,
    boolean isLost,
    boolean isClipped) {

  /** The part of a page. */
  public enum Place {
    /** The text of the post. */
    TEXT,
    /** A table in the text of the post. */
    TABLE,
    /** Around the text of the post: menus, page numbers, running headers. */
    FRAME
  }

  public ShownWord {
    boxes = List.copyOf(boxes);
  }

  /** Returns the rectangle around all parts. */
  public PixelBox box() {
    return boxes.stream().reduce(PixelBox::around).orElse(new PixelBox(0, 0, 0, 0));
  }
}
