package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A style of an author is refused before it is rendered if it would take too long. */
class StyleCostTest {
  private static String style(String citation, String macros) {
    return "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
        + macros
        + "<citation><layout>"
        + citation
        + "</layout></citation></style>";
  }

  private static String macro(String name, String content) {
    return "<macro name='" + name + "'>" + content + "</macro>";
  }

  private static String call(String name) {
    return "<text macro='" + name + "'/>";
  }

  @Test
  void a_style_that_renders_without_end_is_refused() {
    StringBuilder doubling = new StringBuilder(macro("m0", "<text variable='title'/>"));
    for (int i = 1; i <= 60; i++) {
      doubling.append(macro("m" + i, call("m" + (i - 1)).repeat(2)));
    }
    StringBuilder chain = new StringBuilder(macro("m0", "<text variable='title'/>"));
    for (int i = 1; i <= 5_000; i++) {
      chain.append(macro("m" + i, call("m" + (i - 1))));
    }
    assertThat(CitationStyles.ofFile(style(call("m60"), doubling.toString()))).isEmpty();
    assertThat(CitationStyles.ofFile(style(call("m5000"), chain.toString()))).isEmpty();
    assertThat(CitationStyles.ofFile(style(call("m1"), doubling.toString()))).isEmpty();
    assertThat(
            CitationStyles.ofFile(style(call("a"), macro("a", call("b")) + macro("b", call("a")))))
        .isEmpty();
    assertThat(CitationStyles.ofFile(style(call("missing"), ""))).isEmpty();
    String groups = "<group>".repeat(10_000) + "</group>".repeat(10_000);
    assertThat(CitationStyles.ofFile(style(groups, ""))).isEmpty();
  }

  @Test
  void styles_of_the_project_are_accepted_as_files() {
    for (String name : List.of("apa", "chicago-note-bibliography", "bluebook-law-review", "ieee")) {
      CitationStyle style = CitationStyles.named(name).orElseThrow();
      assertThat(CitationStyles.ofFile(style.xml())).as(name).isPresent();
    }
  }
}
