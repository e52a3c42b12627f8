package press.offprint.pipeline.inspect.look;

import press.offprint.model.look.ShownPicture;

/**
 * A picture as it is painted.
 *
 * @param page the index of its page
 * @param isBlank true if all of its pixels have one colour
 */
public record PictureLook(ShownPicture picture, int page, boolean isBlank) {}
