package press.offprint.model.interrupt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions on untrusted text, which end with {@link
 * java.util.concurrent.CancellationException} if their thread is interrupted. A match can take time
 * that is exponential in the length of its text. Thread-safe.
 */
public final class Regex {
  private static final int MAX_COMPILED = 1_000;
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Regex() {}

  /** Returns a matcher as {@link Pattern#matcher} does. */
  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(InterruptibleText.of(text));
  }

  /** Returns the same as {@link String#replaceAll}. */
  public static String replaceAll(String text, String regex, String replacement) {
    return matcher(compiled(regex), text).replaceAll(replacement);
  }

  /** Returns the same as {@link String#replaceFirst}. */
  public static String replaceFirst(String text, String regex, String replacement) {
    return matcher(compiled(regex), text).replaceFirst(replacement);
  }

  /** Returns the same as {@link String#matches}. */
  public static boolean matches(String text, String regex) {
    return matcher(compiled(regex), text).matches();
  }

  /** Returns the same as {@link Pattern#split(CharSequence, int)}. */
  public static String[] split(Pattern pattern, String text, int limit) {
    return pattern.split(InterruptibleText.of(text), limit);
  }

  /** Returns the same as {@link String#split(String, int)}. */
  public static String[] split(String text, String regex, int limit) {
    return split(compiled(regex), text, limit);
  }

  // The expressions are constants, so their number is bounded.
  private static Pattern compiled(String regex) {
    Pattern known = COMPILED.get(regex);
    if (known != null) {
      return known;
    }
    Pattern pattern = Pattern.compile(regex);
    if (COMPILED.size() < MAX_COMPILED) {
      COMPILED.put(regex, pattern);
    }
    return pattern;
  }
}
