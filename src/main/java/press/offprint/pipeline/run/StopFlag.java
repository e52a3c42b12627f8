package press.offprint.pipeline.run;

/**
 * Whether the press is to end. Then no further post is begun, the site's own pages wait for the
 * next run, and what was abandoned is nobody's failure.
 */
public final class StopFlag {
  private volatile boolean asked;

  public void request() {
    asked = true;
  }

  public boolean isRequested() {
    return asked;
  }
}
