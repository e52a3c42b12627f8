package press.offprint.fuzz;

/** The entrance for Jazzer; which target it is for is told by a system property. */
public final class JazzerEntryPoint {
  private static final FuzzTarget TARGET =
      FuzzTarget.valueOf(System.getProperty("offprint.fuzz.target"));

  private JazzerEntryPoint() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      TARGET.run(input);
    } catch (StackOverflowError e) {
      // The press gives each post a deeper stack, and ends it alone when that is used up.
    }
  }
}
