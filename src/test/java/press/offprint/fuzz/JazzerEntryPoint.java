package press.offprint.fuzz;

import java.io.IOException;
import java.util.Arrays;

/** The entry point for Jazzer; a system property names the target. */
public final class JazzerEntryPoint {
  private static final FuzzTarget TARGET =
      FuzzTarget.valueOf(System.getProperty("offprint.fuzz.target"));

  private JazzerEntryPoint() {}

  /**
   * Reads the known inputs once before Jazzer measures anything: Jazzer instruments each class when
   * it is loaded, which takes longer on a busy machine than the time limit of one input.
   */
  public static void fuzzerInitialize() throws IOException {
    for (byte[] input : TARGET.knownInputs()) {
      fuzzerTestOneInput(input);
    }
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      TARGET.run(input);
    } catch (StackOverflowError e) {
      // Offprint gives each post a larger stack, and rejects the post if the stack overflows.
    } catch (StringIndexOutOfBoundsException e) {
      if (!isOfHook(e)) {
        throw e;
      }
    }
  }

  /**
   * Returns true if a hook of Jazzer threw the exception: that of {@link String#regionMatches}
   * reads behind the end of a text, although the method itself returns false then.
   */
  private static boolean isOfHook(RuntimeException e) {
    return Arrays.stream(e.getStackTrace())
        .map(StackTraceElement::getClassName)
        .dropWhile(name -> name.startsWith("java."))
        .findFirst()
        .filter(name -> name.startsWith("com.code_intelligence.jazzer."))
        .isPresent();
  }
}
