package press.offprint.pipeline.inspect.look;

import press.offprint.model.look.PixelBox;

/**
 * A place on a page.
 *
 * @param page the index of the page
 */
public record LookMark(int page, PixelBox box) {}
