package press.offprint.content.code;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import press.offprint.content.script.HostFunction;

/** {@code mark(code, grammar)}: code marked by a grammar of Prism's. For one thread at a time. */
final class TokenMarker implements HostFunction {
  private final GrammarReader grammars = new GrammarReader();

  /** XHTML, or {@code null} where the grammar is one that only Prism's scripts understand. */
  @Override
  public Object call(Context context, Object... arguments) {
    String code = arguments[0].toString();
    return grammars
        .read(arguments[1])
        .map(grammar -> tokenizer(context, arguments[1]).markup(code, grammar))
        .orElse(null);
  }

  private static Tokenizer tokenizer(Context context, Object grammar) {
    Scriptable scope = ((Scriptable) grammar).getParentScope();
    return new Tokenizer(context, scope);
  }
}
