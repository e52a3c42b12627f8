package press.offprint.content.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * A JavaScript function from text to text. Thread-safe: each call uses one scope of a pool, which
 * grows to the number of concurrent calls.
 *
 * <p>Equal arguments have equal results, because the limit of a call is a number of instructions
 * and not a time. Scripts are compiled once per process, at the first call.
 */
public final class ScriptFunction {
  private static final ScriptSandbox SANDBOX = new ScriptSandbox();
  private static final Map<String, Script> COMPILED = new ConcurrentHashMap<>();

  /** The way in which the scripts of a function are executed. */
  public enum Pace {
    /** Interpreted: ready in half the time. */
    SOON,
    /** Compiled to byte code: nearly twice as fast in each call. */
    OFTEN
  }

  private final Pace pace;
  private final List<String> sources;
  private final String name;
  private final long budget;
  private final Map<String, Supplier<HostFunction>> hosts;
  private final Deque<Function> idle = new ConcurrentLinkedDeque<>();

  /**
   * A function without functions in Java.
   *
   * @param sources class path resources in UTF-8, executed in order in one scope
   * @param name the name of the function that they define
   * @param budget the approximate number of instructions that a call may take
   */
  public ScriptFunction(Pace pace, List<String> sources, String name, long budget) {
    this(pace, sources, name, budget, Map.of());
  }

  /**
   * A function that calls functions in Java.
   *
   * @param hosts functions in Java by name; each scope has its own, so that no function is called
   *     by two threads at once
   */
  public ScriptFunction(
      Pace pace,
      List<String> sources,
      String name,
      long budget,
      Map<String, Supplier<HostFunction>> hosts) {
    this.pace = pace;
    this.sources = List.copyOf(sources);
    this.name = name;
    this.budget = budget;
    this.hosts = Map.copyOf(hosts);
  }

  /** Counts the work of a function in Java as instructions of the script that calls it. */
  public static void spend(Context context, int instructions) {
    ScriptSandbox.spend(context, instructions);
  }

  /**
   * Calls the function and returns its result; empty if it throws an error, returns no string,
   * recurses too deeply or takes too many instructions.
   *
   * @param arguments strings and booleans
   */
  public Optional<String> call(Object... arguments) {
    return SANDBOX.call(context -> call(context, arguments));
  }

  private Optional<String> call(Context context, Object... arguments) {
    Function pooled = idle.pollFirst();
    Function function = pooled == null ? load(context) : pooled;
    try {
      ScriptSandbox.allow(context, budget);
      Scriptable scope = function.getParentScope();
      Object result = function.call(context, scope, scope, arguments);
      idle.addFirst(function);
      return result instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty();
    } catch (RhinoException e) {
      // The script refused its input; the scope can be used again.
      idle.addFirst(function);
      return Optional.empty();
    } catch (ScriptSandbox.OverBudget | StackOverflowError e) {
      // The script was stopped at any place, so its scope may be inconsistent and is not used
      // again.
      return Optional.empty();
    }
  }

  private Function load(Context context) {
    ScriptSandbox.allow(context, Long.MAX_VALUE);
    context.setInterpretedMode(pace == Pace.SOON);
    Scriptable scope = SANDBOX.newScope(context);
    hosts.forEach((host, factory) -> scope.put(host, scope, wrap(scope, host, factory.get())));
    for (String source : sources) {
      compiled(context, source).exec(context, scope, scope);
    }
    return (Function) ScriptableObject.getProperty(scope, name);
  }

  private static LambdaFunction wrap(Scriptable scope, String name, HostFunction host) {
    return new LambdaFunction(
        scope, name, 0, (context, caller, self, arguments) -> host.call(context, arguments));
  }

  private static Script compiled(Context context, String source) {
    return COMPILED.computeIfAbsent(
        source,
        path ->
            context.compileString(read(path), path.substring(path.lastIndexOf('/') + 1), 1, null));
  }

  private static String read(String path) {
    try (InputStream in = ScriptFunction.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " from the class path", e);
    }
  }
}
