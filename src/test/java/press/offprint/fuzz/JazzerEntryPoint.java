package press.offprint.fuzz;

/** The entry point for Jazzer; a system property names the target. */
public final class JazzerEntryPoint {
  private static final FuzzTarget TARGET =
      FuzzTarget.valueOf(System.getProperty("offprint.fuzz.target"));

  private JazzerEntryPoint() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      TARGET.run(input);
    } catch (StackOverflowError e) {
      // Offprint gives each post a larger stack, and rejects the post if the stack overflows.
    }
  }
}
