package press.offprint.pipeline.exec;

/** Thrown for an edition that takes so long that a later run publishes its post. */
public final class PostponedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostponedException(String source, String edition) {
    super("The edition " + edition + " of " + source + " is made while later runs go on.");
  }
}
