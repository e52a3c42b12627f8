package press.offprint.model.look;

/** A rectangle in pixels of the picture of a page; y grows downwards. */
public record PixelBox(double x, double y, double width, double height) {
  /** Returns the smallest rectangle around both. */
  public PixelBox around(PixelBox other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new PixelBox(
        left,
        top,
        Math.max(x + width, other.x + other.width) - left,
        Math.max(y + height, other.y + other.height) - top);
  }

  /** Returns the area that both share, in square pixels. */
  public double shared(PixelBox other) {
    double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    return w <= 0 || h <= 0 ? 0 : w * h;
  }

  public double area() {
    return width * height;
  }
}
