package press.offprint.edition.epub.cover;

import java.util.List;

/**
 * A drawing of areas without gradients and opacity.
 *
 * @param width in pixels
 * @param height in pixels
 * @param shapes from the lowest to the uppermost
 */
record FlatDrawing(int width, int height, List<FlatShape> shapes) {
  FlatDrawing {
    shapes = List.copyOf(shapes);
  }
}
