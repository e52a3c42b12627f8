package press.offprint.pipeline.inspect.look;

import java.util.List;

/**
 * A change that no edit explains.
 *
 * @param detail for people, such as the words
 * @param old the places before; empty if there are none
 * @param now the places of now
 */
public record LookFinding(
    LookDefect defect, String detail, List<LookMark> old, List<LookMark> now) {
  public LookFinding {
    old = List.copyOf(old);
    now = List.copyOf(now);
  }

  /** Returns the finding for people. */
  public String message() {
    return defect.words() + (detail.isEmpty() ? "" : ": " + detail);
  }
}
