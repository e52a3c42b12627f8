package press.offprint.content.script;

import org.mozilla.javascript.Context;

/**
 * A function in Java that scripts may call. It must be pure: it reads no files, no clock and no
 * network.
 */
@FunctionalInterface
public interface HostFunction {
  /**
   * Returns a string, a number, a boolean or {@code null}.
   *
   * @param context the context of the calling script, whose instructions are counted by {@link
   *     ScriptFunction#spend}
   */
  Object call(Context context, Object... arguments);
}
