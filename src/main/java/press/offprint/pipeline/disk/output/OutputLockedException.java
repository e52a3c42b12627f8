package press.offprint.pipeline.disk.output;

import java.nio.file.Path;

/** Another press works on the same output folder; the message names it. */
public final class OutputLockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputLockedException(Path output, String holder) {
    super(
        "Another Offprint is already at work on "
            + output
            + (holder.isEmpty() ? "" : ": " + holder)
            + ". Wait for it, stop it, or choose another output folder.");
  }
}
