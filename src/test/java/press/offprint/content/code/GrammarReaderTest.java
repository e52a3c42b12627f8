package press.offprint.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/** Grammars as scripts write them. */
class GrammarReaderTest {
  private final Context context = Context.enter();
  private final Scriptable scope = context.initSafeStandardObjects();
  private final GrammarReader reader = new GrammarReader();

  @AfterEach
  void leave() {
    Context.exit();
  }

  @Test
  void rules_come_in_their_order_and_those_of_rest_after_them() {
    Grammar grammar =
        reader
            .read(
                script(
                    "({ a: /a/, none: undefined, b: [/b/, { pattern: /c/, alias: ['d', 'e'] }],"
                        + " rest: { f: /f/, a: { pattern: /g/, alias: 'h' } } })"))
            .orElseThrow();
    assertThat(grammar.rules)
        .extracting(Grammar.Rule::classes)
        .containsExactly("a h", "b", "b d e", "f");
  }

  @Test
  void grammars_lie_within_each_other_in_circles() {
    Object circle = script("var g = { a: { pattern: /a/, inside: {} } }; g.a.inside.b = g.a; g");
    Grammar grammar = reader.read(circle).orElseThrow();
    assertThat(reader.read(circle)).containsSame(grammar);
    assertThat(grammar.rules.get(0).inside().rules.get(0).inside())
        .isSameAs(grammar.rules.get(0).inside());
  }

  @Test
  void what_is_no_grammar_is_none_however_often_it_is_asked_for() {
    Object strange = script("({ a: /a/, b: { pattern: 'not an expression' }, c: /c/ })");
    assertThat(reader.read(strange)).isEmpty();
    assertThat(reader.read(strange)).isEmpty();
  }

  private Object script(String source) {
    return context.evaluateString(scope, source, "test", 1, null);
  }
}
