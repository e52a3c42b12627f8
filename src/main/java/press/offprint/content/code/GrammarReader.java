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

/** The reader of a grammar that the scripts of Prism define. */
final class GrammarReader {
  private static final String REST = "rest";

  private final IdentityHashMap<Scriptable, Grammar> grammars = new IdentityHashMap<>();

  private GrammarReader() {}

  /** The grammar holds an object that is not a rule. */
  private static final class UnknownRuleException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Returns a grammar; empty if it holds an object that is not a rule. */
  static Optional<Grammar> read(Object grammar) {
    try {
      return Optional.of(new GrammarReader().readGrammar(grammar));
    } catch (UnknownRuleException e) {
      return Optional.empty();
    }
  }

  private Grammar readGrammar(Object object) throws UnknownRuleException {
    Scriptable source = asObject(object);
    Grammar known = grammars.get(source);
    if (known != null) {
      return known;
    }
    Grammar grammar = new Grammar();
    grammars.put(source, grammar);
    for (Map.Entry<String, Object> member : members(source).entrySet()) {
      Object patterns = member.getValue();
      if (patterns instanceof List<?> list) {
        for (Object pattern : list) {
          grammar.rules.add(readRule(member.getKey(), pattern));
        }
      } else if (ScriptRuntime.toBoolean(patterns)) {
        grammar.rules.add(readRule(member.getKey(), patterns));
      }
    }
    return grammar;
  }

  /** Returns the members of a grammar in their order, then those of its member {@code rest}. */
  private static Map<String, Object> members(Scriptable source) {
    Map<String, Object> members = new LinkedHashMap<>();
    addMembers(source, members);
    if (members.remove(REST) instanceof Scriptable rest) {
      addMembers(rest, members);
      members.remove(REST);
    }
    return members;
  }

  private static void addMembers(Scriptable source, Map<String, Object> members) {
    for (Object id : source.getIds()) {
      if (id instanceof String name) {
        members.put(name, source.get(name, source));
      }
    }
  }

  private TokenRule readRule(String name, Object object) throws UnknownRuleException {
    Scriptable source = asObject(object);
    if (isExpression(source)) {
      return new TokenRule(name, source, false, false, null);
    }
    Scriptable expression = asObject(member(source, "pattern"));
    if (!isExpression(expression)) {
      throw new UnknownRuleException();
    }
    Object inside = member(source, "inside");
    return new TokenRule(
        classes(name, member(source, "alias")),
        expression,
        ScriptRuntime.toBoolean(member(source, "lookbehind")),
        ScriptRuntime.toBoolean(member(source, "greedy")),
        ScriptRuntime.toBoolean(inside) ? readGrammar(inside) : null);
  }

  private static String classes(String name, Object alias) {
    if (!ScriptRuntime.toBoolean(alias)) {
      return name;
    }
    List<String> classes = new ArrayList<>(List.of(name));
    if (alias instanceof List<?> aliases) {
      aliases.forEach(each -> classes.add(each.toString()));
    } else {
      classes.add(alias.toString());
    }
    return String.join(" ", classes);
  }

  private static Scriptable asObject(Object value) throws UnknownRuleException {
    if (value instanceof Scriptable object) {
      return object;
    }
    throw new UnknownRuleException();
  }

  private static boolean isExpression(Scriptable object) {
    return object.getClassName().equals("RegExp");
  }

  private static Object member(Scriptable source, String name) {
    Object value = ScriptableObject.getProperty(source, name);
    return value == Scriptable.NOT_FOUND ? null : value;
  }
}
