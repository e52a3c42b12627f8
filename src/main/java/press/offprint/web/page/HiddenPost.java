package press.offprint.web.page;

import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;

/**
 * A post that is not published.
 *
 * @param why one sentence
 */
public record HiddenPost(String source, String reason, String visibleFrom, String why) {
  HiddenPost(String source, Hidden hidden) {
    this(source, hidden.reason().label(), hidden.visibleFrom(), hidden.sentence());
  }

  /** Returns true if editors can make a link to its draft. */
  public boolean isDraft() {
    return reason.equals(HiddenReason.DRAFT.label()) || reason.equals(HiddenReason.FUTURE.label());
  }
}
