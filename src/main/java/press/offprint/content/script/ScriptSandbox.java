package press.offprint.content.script;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Contexts without a way to Java that count what they do. */
final class ScriptSandbox extends ContextFactory {
  private static final int COUNT_EVERY = 100_000;

  // The standard objects are dear to make: made once, sealed, and shared as every scope's
  // prototype.
  private volatile ScriptableObject standard;

  /** A call took more than it was allowed. An error, so that no script can catch it. */
  static final class OverBudget extends Error {
    OverBudget() {
      super("The script took too many instructions", null, false, false);
    }
  }

  private static final class Counted extends Context {
    private long left = Long.MAX_VALUE;

    Counted(ContextFactory factory) {
      super(factory);
    }
  }

  /** Gives the context a fresh allowance. */
  static void allow(Context context, long instructions) {
    ((Counted) context).left = instructions;
  }

  /** Takes from the context's allowance. */
  static void spend(Context context, int instructions) {
    Counted counted = (Counted) context;
    counted.left -= instructions;
    if (counted.left < 0) {
      throw new OverBudget();
    }
  }

  /** An empty scope with the standard objects of ECMAScript behind it. */
  Scriptable newScope(Context context) {
    Scriptable scope = context.newObject(standard(context));
    scope.setPrototype(standard(context));
    scope.setParentScope(null);
    return scope;
  }

  private synchronized ScriptableObject standard(Context context) {
    ScriptableObject known = standard;
    if (known == null) {
      known = context.initSafeStandardObjects(null, true);
      standard = known;
    }
    return known;
  }

  @Override
  protected Context makeContext() {
    Context context = new Counted(this);
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
