package press.offprint.pipeline.inspect;

import java.util.List;
import press.offprint.pipeline.inspect.look.PageLook;

/**
 * The look of a rendition in one view.
 *
 * @param view such as {@code pdf}, or {@code html 390} for a window of that width
 * @param painter draws its pages again
 */
record ViewLook(String view, List<PageLook> pages, PageLook.Painter painter) {
  static final ViewLook NONE =
      new ViewLook(
          "",
          List.of(),
          index -> {
            throw new java.io.IOException("there is no such page");
          });

  ViewLook {
    pages = List.copyOf(pages);
  }
}
