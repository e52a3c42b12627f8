package press.offprint.content.code;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Reads the grammars that Prism's scripts leave, each once. For one thread at a time. */
final class GrammarReader {
  private static final String REST = "rest";

  private final IdentityHashMap<Scriptable, Grammar> known = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Optional<Grammar>> answers = new IdentityHashMap<>();

  /** Something that only Prism's own scripts make sense of. */
  private static final class StrangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StrangeException() {
      super("A grammar of a kind that is not known here", null, false, false);
    }
  }

  /** The grammar; empty where it holds what is not understood here. */
  Optional<Grammar> read(Object grammar) {
    return answers.computeIfAbsent(grammar, this::whole);
  }

  private Optional<Grammar> whole(Object grammar) {
    try {
      return Optional.of(grammar(grammar));
    } catch (StrangeException e) {
      // Some that were begun are not complete.
      known.clear();
      return Optional.empty();
    }
  }

  private Grammar grammar(Object object) {
    if (!(object instanceof Scriptable source)) {
      throw new StrangeException();
    }
    Grammar before = known.get(source);
    if (before != null) {
      return before;
    }
    Grammar grammar = new Grammar();
    known.put(source, grammar);
    members(source).forEach((name, patterns) -> addRules(grammar, name, patterns));
    return grammar;
  }

  /** A grammar's own members in their order, then those that it takes over from its "rest". */
  private static Map<String, Object> members(Scriptable source) {
    Map<String, Object> all = new LinkedHashMap<>();
    addMembers(source, all);
    if (all.remove(REST) instanceof Scriptable others) {
      addMembers(others, all);
      all.remove(REST);
    }
    return all;
  }

  private static void addMembers(Scriptable source, Map<String, Object> all) {
    for (Object id : source.getIds()) {
      if (id instanceof String name) {
        all.put(name, source.get(name, source));
      }
    }
  }

  private void addRules(Grammar grammar, String name, Object patterns) {
    if (!ScriptRuntime.toBoolean(patterns)) {
      return;
    }
    if (patterns instanceof List<?> array) {
      for (Object pattern : array) {
        grammar.rules.add(rule(name, pattern));
      }
    } else {
      grammar.rules.add(rule(name, patterns));
    }
  }

  private Grammar.Rule rule(String name, Object object) {
    if (!(object instanceof Scriptable source)) {
      throw new StrangeException();
    }
    if (isExpression(source)) {
      return new Grammar.Rule(name, expression(source, false), false, null);
    }
    if (!(member(source, "pattern") instanceof Scriptable pattern) || !isExpression(pattern)) {
      throw new StrangeException();
    }
    Object inside = member(source, "inside");
    return new Grammar.Rule(
        classes(name, member(source, "alias")),
        expression(pattern, isSet(source, "lookbehind")),
        isSet(source, "greedy"),
        ScriptRuntime.toBoolean(inside) ? grammar(inside) : null);
  }

  private static boolean isExpression(Scriptable object) {
    return object.getClassName().equals("RegExp");
  }

  private static PrefilteredRegex expression(Scriptable pattern, boolean lookbehind) {
    return new PrefilteredRegex(
        member(pattern, "source").toString(), member(pattern, "flags").toString(), lookbehind);
  }

  private static String classes(String name, Object alias) {
    if (!ScriptRuntime.toBoolean(alias)) {
      return name;
    }
    List<String> all = new ArrayList<>(List.of(name));
    if (alias instanceof List<?> several) {
      several.forEach(one -> all.add(one.toString()));
    } else {
      all.add(alias.toString());
    }
    return String.join(" ", all);
  }

  private static boolean isSet(Scriptable source, String name) {
    return ScriptRuntime.toBoolean(member(source, name));
  }

  private static Object member(Scriptable source, String name) {
    Object value = ScriptableObject.getProperty(source, name);
    return value == Scriptable.NOT_FOUND ? null : value;
  }
}
