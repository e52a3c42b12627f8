package press.offprint.edition.epub.cover;

import java.awt.Shape;

/**
 * An area of one opaque colour.
 *
 * @param shape in pixels; a point is inside if its winding number is not zero
 * @param colour red, green and blue from the left, 8 bits each
 */
record FlatShape(Shape shape, int colour) {}
