package press.offprint.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/** The grammars that the scripts of Prism define. */
class GrammarReaderTest {
  private final Context context = Context.enter();
  private final Scriptable scope = context.initSafeStandardObjects();

  @AfterEach
  void leave() {
    Context.exit();
  }

  @Test
  void rules_keep_their_order_and_those_of_rest_follow() {
    Grammar grammar =
        read(
            "({ a: /a/, none: undefined, b: [/b/, { pattern: /c/, alias: ['d', 'e'] }],"
                + " rest: { f: /f/, a: { pattern: /g/, alias: 'h' } } })");
    assertThat(grammar.rules)
        .extracting(TokenRule::classes)
        .containsExactly("a h", "b", "b d e", "f");
  }

  @Test
  void grammars_may_contain_each_other() {
    Grammar grammar = read("var g = { a: { pattern: /a/, inside: {} } }; g.a.inside.b = g.a; g");
    Grammar inside = grammar.rules.get(0).inside();
    assertThat(inside.rules.get(0).inside()).isSameAs(inside);
  }

  @Test
  void an_object_with_other_values_than_rules_is_not_a_grammar() {
    Object faulty = run("({ a: /a/, b: { pattern: 'not an expression' }, c: /c/ })");
    assertThat(GrammarReader.read(faulty)).isEmpty();
  }

  private Grammar read(String script) {
    return GrammarReader.read(run(script)).orElseThrow();
  }

  private Object run(String script) {
    return context.evaluateString(scope, script, "test", 1, null);
  }
}
