package press.offprint.content.resource.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgStyleTest {
  private final SvgFindings findings = new SvgFindings("p.svg", false);
  private final SvgStyle style = new SvgStyle(findings);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".a{fill:red}                         | .a{fill:red}",
        "a , .b  c{fill:red}                  | a,.b c{fill:red}",
        "a:hover,b{fill:red}                  | b{fill:red}",
        "/* c */a/**/{fill:/* d */red}        | a{fill:red}",
        "@media print{a{fill:red}}b{x:1}      | b{x:1}",
        "@charset 'x';b{x:1}                  | b{x:1}",
        "a{fill:red;unknown:1;x:2}            | a{fill:red;x:2}",
        "a{fill:light-dark(#fff, #000)}       | a{fill:#fff}",
        "a{fill:rgba(1,2,3,.5)}               | a{fill:rgb(1,2,3);fill-opacity:.5}",
        "a{fill:calc(1px)}b{x:1}              | b{x:1}",
        "a{x:1                                | a{x:1}"
      })
  void rules_are_reduced_to_plain_ones(String css, String expected) {
    String rules =
        String.join(
            "",
            style.sheet(css).stream()
                .map(r -> r.selectors() + "{" + r.declarations() + "}")
                .toList());
    assertThat(rules).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "url(#a),                 true",
    "url('#a') red,           true",
    "url(a.svg),              false",
    "url(#a,                  false",
    "'url(\"#a)',             false",
    "u\\72l(#a),              false",
    "expression(1),           false",
    "javascript:a,            false",
    "rgb(1 2 3),              true",
    "attr(x),                 false",
    "red,                     true"
  })
  void a_plain_value_neither_refers_outside_nor_computes(String value, boolean plain) {
    assertThat(style.isPlain(value)).isEqualTo(plain);
  }

  @Test
  void a_selector_matches_by_its_last_compound() {
    SvgElement element = new SvgElement("rect");
    element.attributes.put("id", "i");
    List<SvgSelector> selectors = SvgSelector.of("g > rect.a, #i, rect[x='1'], path, *, .b.a");
    assertThat(selectors.stream().map(one -> one.mayMatch(element, Set.of("a"))))
        .containsExactly(true, true, true, false, true, false);
  }
}
