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
 * A JavaScript function from text to text. Thread-safe: every call has a scope for itself, taken
 * from a pool that grows to the number of threads that call at once.
 *
 * <p>The same arguments always give the same answer: a call is stopped by counting what it does,
 * never by a clock. Scripts are compiled once in a process, on the first call.
 */
public final class ScriptFunction {
  private static final ScriptSandbox SANDBOX = new ScriptSandbox();
  private static final Map<String, Script> COMPILED = new ConcurrentHashMap<>();

  /** What a function's scripts are made ready for. */
  public enum Pace {
    /** Answers soon: interpreted, ready in half the time. */
    SOON,
    /** Answers often: compiled to byte code, then nearly twice as quick. */
    OFTEN
  }

  private final Pace pace;
  private final List<String> sources;
  private final String name;
  private final long budget;
  private final Map<String, Supplier<HostFunction>> hosts;
  private final Deque<Function> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param sources class path resources, UTF-8, run in order in one scope
   * @param name of the function that they leave in it
   * @param budget how many instructions a call may take, roughly
   */
  public ScriptFunction(Pace pace, List<String> sources, String name, long budget) {
    this(pace, sources, name, budget, Map.of());
  }

  /**
   * @param hosts functions of Java's by their names in the scripts' scope, made for each scope, so
   *     that one is never called by two threads at once
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

  /** Takes work that a host did from what its caller may do; too much ends the call. */
  public static void spend(Context context, int instructions) {
    ScriptSandbox.spend(context, instructions);
  }

  /**
   * What the function answers.
   *
   * @param arguments strings and booleans
   * @return empty where it throws, answers nothing, nests too deep or takes too many instructions
   */
  public Optional<String> call(Object... arguments) {
    return SANDBOX.call(context -> call(context, arguments));
  }

  private Optional<String> call(Context context, Object... arguments) {
    Function known = idle.pollFirst();
    Function function = known == null ? load(context) : known;
    try {
      ScriptSandbox.allow(context, budget);
      Scriptable scope = function.getParentScope();
      Object answer = function.call(context, scope, scope, arguments);
      idle.addFirst(function);
      return answer instanceof CharSequence text ? Optional.of(text.toString()) : Optional.empty();
    } catch (RhinoException refused) {
      // The script's way to say no; its scope is as good as before.
      idle.addFirst(function);
      return Optional.empty();
    } catch (ScriptSandbox.OverBudget | StackOverflowError stopped) {
      // Stopped anywhere: the scope may be half changed, so it is not used again.
      return Optional.empty();
    }
  }

  private Function load(Context context) {
    ScriptSandbox.allow(context, Long.MAX_VALUE);
    context.setInterpretedMode(pace == Pace.SOON);
    Scriptable scope = SANDBOX.newScope(context);
    hosts.forEach((host, made) -> scope.put(host, scope, hosted(scope, host, made.get())));
    for (String source : sources) {
      compiled(context, source).exec(context, scope, scope);
    }
    return (Function) ScriptableObject.getProperty(scope, name);
  }

  private static LambdaFunction hosted(Scriptable scope, String name, HostFunction host) {
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
