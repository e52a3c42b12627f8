package press.offprint.pipeline.inspect.look;

import press.offprint.model.look.ShownWord;

/**
 * A word as it is painted.
 *
 * @param page the index of its page
 * @param contrast of its letters with what is behind them, from 1 to 21 (WCAG 2.2); 0 if it was not
 *     measured
 * @param gap the widest empty place between its letters, in parts of their size
 * @param paper the colour behind it, as RGB
 */
public record WordLook(ShownWord word, int page, double contrast, double gap, int paper) {}
