package press.offprint.content.code;

import java.util.Optional;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import press.offprint.content.script.ScriptFunction;

/**
 * A regular expression of a grammar, tried only where a match can begin: most places of a text are
 * not such ones, and trying all of them is most of what highlighting costs. The script engine makes
 * each match, so that it is the one that the grammar's authors saw. For one thread at a time.
 */
final class PrefilteredRegex {
  private static final String LAST_INDEX = "lastIndex";

  // Passing over a unit is less work than an instruction.
  private static final int UNITS_FOR_AN_INSTRUCTION = 4;
  private static final int INSTRUCTIONS_FOR_A_TRY = 20;

  private final String source;
  private final String flags;
  private final boolean lookbehind;
  private Optional<RegexPrefixes> lead = Optional.empty();
  private Scriptable pattern;
  private Function exec;
  private Function test;

  /**
   * @param source and {@code flags} as a script's regular expression has them
   * @param lookbehind whether what its first group matches comes before the match proper
   */
  PrefilteredRegex(String source, String flags, boolean lookbehind) {
    this.source = source;
    this.flags = flags.replaceAll("[gy]", "");
    this.lookbehind = lookbehind;
  }

  /** A match: its place in a text, in UTF-16 units. */
  record Match(int from, int to) {}

  /** The first match at or after {@code from}; {@code null} where there is none. */
  Match find(Context context, Scriptable scope, String text, int from) {
    if (exec == null) {
      prepare(context, scope);
    }
    if (lead.isEmpty()) {
      return at(context, text, from);
    }
    int at = next(context, text, from);
    while (at < text.length()) {
      Match match = at(context, text, at);
      if (match != null) {
        return match;
      }
      at = next(context, text, at + 1);
    }
    return null;
  }

  // Not before it is needed: a language has hundreds, and most texts need a few.
  private void prepare(Context context, Scriptable scope) {
    lead = RegexPrefixParser.read(source, flags).filter(RegexPrefixes::isSelective);
    String how = flags + (lead.isPresent() ? "y" : "g");
    pattern = context.newObject(scope, "RegExp", new Object[] {source, how});
    exec = (Function) ScriptableObject.getProperty(pattern, "exec");
    test = (Function) ScriptableObject.getProperty(pattern, "test");
  }

  private int next(Context context, String text, int from) {
    RegexPrefixes begins = lead.get();
    int at = from;
    while (at < text.length() && !begins.canBegin(text, at)) {
      at++;
    }
    ScriptFunction.spend(context, INSTRUCTIONS_FOR_A_TRY + (at - from) / UNITS_FOR_AN_INSTRUCTION);
    return at;
  }

  private Match at(Context context, String text, int from) {
    pattern.put(LAST_INDEX, pattern, from);
    if (lead.isPresent() && !lookbehind) {
      // It matches here or not at all, and tells where it ends: no groups need be made.
      Object found = test.call(context, test.getParentScope(), pattern, new Object[] {text});
      return Boolean.TRUE.equals(found)
          ? new Match(from, ((Number) pattern.get(LAST_INDEX, pattern)).intValue())
          : null;
    }
    Object found = exec.call(context, exec.getParentScope(), pattern, new Object[] {text});
    if (!(found instanceof Scriptable groups)) {
      return null;
    }
    int start = ((Number) ScriptableObject.getProperty(groups, "index")).intValue();
    int end = start + length(groups, 0);
    int begin = lookbehind ? start + length(groups, 1) : start;
    return new Match(begin, Math.max(begin, end));
  }

  private static int length(Scriptable groups, int group) {
    return groups.get(group, groups) instanceof CharSequence text ? text.length() : 0;
  }
}
