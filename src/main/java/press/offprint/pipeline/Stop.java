package press.offprint.pipeline;

/**
 * Whether the press is to end. Then no further post is begun, the site's own pages wait for the
 * next run, and what was abandoned is nobody's failure.
 */
final class Stop {
  private volatile boolean asked;

  void ask() {
    asked = true;
  }

  boolean isAsked() {
    return asked;
  }
}
