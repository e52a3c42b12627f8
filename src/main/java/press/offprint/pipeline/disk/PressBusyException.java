package press.offprint.pipeline.disk;

import java.nio.file.Path;

/** Another press works on the same output folder; the message names it. */
public final class PressBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PressBusyException(Path output, String holder) {
    super(
        "Another Offprint is already at work on "
            + output
            + (holder.isEmpty() ? "" : ": " + holder)
            + ". Wait for it, stop it, or choose another output folder.");
  }
}
