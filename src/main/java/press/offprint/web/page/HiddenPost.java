package press.offprint.web.page;

import press.offprint.pipeline.run.Hidden;

/**
 * A post that is not published.
 *
 * @param why one sentence
 */
public record HiddenPost(String source, String reason, String visibleFrom, String why) {
  HiddenPost(String source, Hidden hidden) {
    this(source, hidden.reason().label(), hidden.visibleFrom(), hidden.sentence());
  }
}
