package press.offprint.pipeline.run;

/**
 * The request to shut down. After it no further post and no page of the site is built, and a
 * cancelled build is not a failure; the next run builds them.
 */
public final class StopFlag {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }
}
