package press.offprint.content.script;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import press.offprint.model.interrupt.Interruption;

/**
 * A factory of contexts that have no access to Java, that count instructions and that end if their
 * thread is interrupted.
 */
final class ScriptSandbox extends ContextFactory {
  private static final int COUNT_EVERY = 100_000;

  // Created once, because that is expensive; sealed and shared as the prototype of every scope.
  @GuardedBy("this")
  private ScriptableObject standard;

  /** A call took too many instructions. It is an error, so that no script can catch it. */
  static final class OverBudget extends Error {
    OverBudget() {
      super("The script took too many instructions", null, false, false);
    }
  }

  private static final class CountingContext extends Context {
    private long remaining = Long.MAX_VALUE;

    CountingContext(ContextFactory factory) {
      super(factory);
    }
  }

  /** Sets the number of instructions that a context may still take. */
  static void allow(Context context, long instructions) {
    ((CountingContext) context).remaining = instructions;
  }

  /**
   * Subtracts from that number; throws {@link OverBudget} if it is exceeded, and {@link
   * java.util.concurrent.CancellationException} if this thread is interrupted.
   */
  static void spend(Context context, int instructions) {
    Interruption.check();
    CountingContext counting = (CountingContext) context;
    counting.remaining -= instructions;
    if (counting.remaining < 0) {
      throw new OverBudget();
    }
  }

  /** Returns an empty scope whose prototype holds the standard objects of ECMAScript. */
  Scriptable newScope(Context context) {
    Scriptable scope = context.newObject(standard(context));
    scope.setPrototype(standard(context));
    scope.setParentScope(null);
    return scope;
  }

  private synchronized ScriptableObject standard(Context context) {
    if (standard == null) {
      standard = context.initSafeStandardObjects(null, true);
    }
    return standard;
  }

  @Override
  protected Context makeContext() {
    Context context = new CountingContext(this);
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setClassShutter(className -> false);
    context.setGenerateObserverCount(true);
    context.setInstructionObserverThreshold(COUNT_EVERY);
    return context;
  }

  @Override
  protected void observeInstructionCount(Context context, int instructions) {
    spend(context, instructions);
  }
}
