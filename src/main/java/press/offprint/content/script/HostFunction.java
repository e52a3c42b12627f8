package press.offprint.content.script;

import org.mozilla.javascript.Context;

/**
 * What scripts may ask of Java. It must do nothing but answer: no files, no clock, no other way
 * out.
 */
@FunctionalInterface
public interface HostFunction {
  /**
   * Its answer to a script.
   *
   * @param context of the script that calls, of which work is to be taken by {@link
   *     ScriptFunction#spend}
   * @return a string, a number or a boolean, or {@code null}
   */
  Object call(Context context, Object... arguments);
}
