package press.offprint.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entry point for Jazzer; a system property names the targets, separated by commas. If there
 * are several, the first byte of an input selects one.
 */
public final class JazzerEntryPoint {
  private static final List<FuzzTarget> TARGETS =
      Stream.of(System.getProperty("offprint.fuzz.targets").split(","))
          .map(FuzzTarget::valueOf)
          .toList();

  private JazzerEntryPoint() {}

  /**
   * Reads the known inputs once before Jazzer measures anything: Jazzer instruments each class when
   * it is loaded, which takes longer on a busy machine than the time limit of one input.
   */
  public static void fuzzerInitialize() throws IOException {
    for (FuzzTarget target : TARGETS) {
      for (byte[] input : target.knownInputs()) {
        fuzzerTestOneInput(target.among(TARGETS, input));
      }
    }
  }

  private static void run(byte[] input) {
    if (TARGETS.size() == 1) {
      TARGETS.get(0).run(input);
    } else if (input.length > 0) {
      FuzzTarget target = TARGETS.get(Byte.toUnsignedInt(input[0]) % TARGETS.size());
      target.run(Arrays.copyOfRange(input, 1, input.length));
    }
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      run(input);
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
