package press.offprint.content.code;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import press.offprint.content.script.ScriptFunction;
import press.offprint.model.interrupt.Regex;

/**
 * A kind of token: its regular expression, and the grammar of its content. The script engine finds
 * the matches, because grammars are written for ECMAScript. Not thread-safe.
 */
final class TokenRule {
  private static final int INSTRUCTIONS_PER_SEARCH = 20;

  private final String classes;
  private final Scriptable expression;
  private final boolean hasLookbehind;
  private final boolean isGreedy;
  private final Grammar inside;
  private Scriptable pattern;
  private Function exec;

  /**
   * A rule of a grammar.
   *
   * @param classes the classes of the token's element, separated by spaces
   * @param expression the regular expression of the script
   * @param hasLookbehind true if the first group is not part of the token
   * @param isGreedy true if the whole text is searched, also within tokens of earlier rules
   * @param inside the grammar of the content, or {@code null} if it is plain text
   */
  TokenRule(
      String classes,
      Scriptable expression,
      boolean hasLookbehind,
      boolean isGreedy,
      Grammar inside) {
    this.classes = classes;
    this.expression = expression;
    this.hasLookbehind = hasLookbehind;
    this.isGreedy = isGreedy;
    this.inside = inside;
  }

  /** The range of a match in a text, in UTF-16 units. */
  record Match(int start, int end) {}

  String classes() {
    return classes;
  }

  boolean isGreedy() {
    return isGreedy;
  }

  Grammar inside() {
    return inside;
  }

  /** Returns the first match that starts at {@code from} or later, or {@code null}. */
  Match find(Context context, Scriptable scope, String text, int from) {
    ScriptFunction.spend(context, INSTRUCTIONS_PER_SEARCH);
    if (exec == null) {
      compile(context, scope);
    }
    pattern.put("lastIndex", pattern, from);
    Object found = exec.call(context, exec.getParentScope(), pattern, new Object[] {text});
    if (!(found instanceof Scriptable groups)) {
      return null;
    }
    int start = ((Number) ScriptableObject.getProperty(groups, "index")).intValue();
    int end = start + length(groups, 0);
    int tokenStart = hasLookbehind ? start + length(groups, 1) : start;
    return new Match(tokenStart, Math.max(tokenStart, end));
  }

  // Called with the first search, because a language has hundreds of rules and most texts need few.
  private void compile(Context context, Scriptable scope) {
    String source = ScriptableObject.getProperty(expression, "source").toString();
    String flags = ScriptableObject.getProperty(expression, "flags").toString();
    Object[] arguments = {source, Regex.replaceAll(flags, "[gy]", "") + "g"};
    pattern = context.newObject(scope, "RegExp", arguments);
    exec = (Function) ScriptableObject.getProperty(pattern, "exec");
  }

  private static int length(Scriptable groups, int group) {
    return groups.get(group, groups) instanceof CharSequence text ? text.length() : 0;
  }
}
