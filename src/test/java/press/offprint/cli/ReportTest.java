package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reports of a run: new problems in full, the rest in one line, and why a post waits. */
class ReportTest extends SmallSite {
  private static final String GONE = "[a](missing-1.md)\n\n[b](missing-2.md)\n";

  private Result publish(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "--to";
    all[1] = "html";
    System.arraycopy(options, 0, all, 2, options.length);
    return offprint("publish", all);
  }

  @Test
  void a_run_lists_the_problems_of_what_it_made_and_counts_those_of_the_rest() throws IOException {
    write("content/posts/third.md", "---\ntitle: Third\n---\n\n" + GONE);
    assertThat(publish("-q").err()).contains("missing-1.md", "LINK_BROKEN", "third.md:5");
    assertThat(publish().err())
        .doesNotContain("missing-1.md")
        .contains("2 warnings in unchanged posts: 2 LINK_BROKEN");
    assertThat(publish("-q").err()).isEmpty();
    assertThat(publish("-v").err()).contains("missing-1.md");
    assertThat(offprint("status").out()).contains("missing-1.md");
    assertThat(offprint("check").err()).contains("missing-1.md").doesNotContain("unchanged posts");
  }

  @Test
  void a_file_name_or_a_text_of_a_post_cannot_control_the_terminal() throws IOException {
    String evil = "e\u009B31m\u202Evil\u2028\u200F\uFFFF";
    write("content/posts/" + evil + ".md", "---\ntitle: T\n---\n\n[a](&#x9B;&#x202E;.md)\n");
    Result result = publish("--json", "-v");
    Result status = offprint("status");
    Result usage = offprint("publish", "--content", evil);
    for (String output :
        List.of(result.out(), result.err(), status.out(), status.err(), usage.err())) {
      assertThat(output)
          .doesNotContainPattern("[\\x7F-\\x9F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFF]");
    }
    assertThat(result.out()).contains("e\\u009b31m\\u202evil\\u2028\\u200f\\uffff.md");
    assertThat(result.err()).contains("e\\u009B31m\\u202Evil\\u2028\\u200F\\uFFFF.md");
  }

  @Test
  void a_repeated_problem_is_one_entry_with_its_lines() throws IOException {
    write(
        "content/posts/third.md",
        "---\ntitle: Third\n---\n\n{{< zz >}}\n\nText {{< zz >}}\n\n{{< y a=b >}}\n\n{{< zz >}}\n");
    Result result = publish("--json");
    JsonNode problems = result.line("posts/third.md").get("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).get("line").asInt()).isEqualTo(5);
    assertThat(problems.get(0).get("lines").toString()).isEqualTo("[5,7,11]");
    assertThat(problems.get(0).get("places").asInt()).isEqualTo(3);
    assertThat(problems.get(1).has("lines")).isFalse();
    assertThat(result.err()).contains("third.md:5").contains("(lines 5, 7, 11)");
    assertThat(offprint("status", "--json").line("posts/third.md").get("problems"))
        .isEqualTo(problems);
  }

  @Test
  void every_report_has_the_reason_of_a_hidden_post() throws IOException {
    write("content/posts/draft.md", "---\ntitle: D\ndraft: true\n---\n\nText\n");
    write("content/posts/future.md", "---\ntitle: F\ndate: 2199-01-02\n---\n\nText\n");
    write("content/_recipes/a.md", "---\ntitle: A\n---\n\nText\n");
    write("content/_recipes/b.md", "---\ntitle: B\n---\n\nText\n");
    Result result = publish("--json");
    assertThat(result.line("posts/draft.md").get("status").asText()).isEqualTo("ignored");
    assertThat(result.line("posts/draft.md").get("reason").asText()).isEqualTo("draft");
    assertThat(result.line("posts/future.md").get("visibleFrom").asText())
        .isEqualTo("2199-01-02T00:00:00Z");
    assertThat(result.err()).containsOnlyOnce("ignored  _recipes/ (2 posts)");
    Result status = offprint("status");
    assertThat(status.out())
        .contains("posts/draft.md  (draft, published with --drafts only)")
        .contains("posts/future.md  (future, published on 2199-01-02T00:00:00Z")
        .contains("_recipes/a.md  (in _recipes/");
    assertThat(offprint("show", "posts/future.md", "--json").json().get(0).get("reason"))
        .hasToString("\"future\"");
  }

  @Test
  void an_accepted_problem_is_counted_and_does_not_fail_a_strict_run() throws IOException {
    write(
        "offprint.yaml",
        "accept:\n  - code: LINK_BROKEN\n    path: posts/third.md\n    reason: The pages are gone.\n");
    write("content/posts/third.md", "---\ntitle: Third\n---\n\n" + GONE);
    Result result = publish("--strict");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("2 problems accepted").doesNotContain("missing-1.md");
    JsonNode problem = publish("--json").line("posts/third.md").get("problems").get(0);
    assertThat(problem.get("accepted").asText()).isEqualTo("The pages are gone.");
    assertThat(offprint("check", "--strict").code()).isZero();
    assertThat(offprint("show", "posts/third.md").out()).contains("accepted: The pages are gone.");
    write("content/posts/first.md", "---\ntitle: First\n---\n\n" + GONE);
    assertThat(publish("--strict").code()).isEqualTo(3);
  }

  @Test
  void a_post_may_accept_its_own_problems_with_a_reason() throws IOException {
    write(
        "content/posts/third.md",
        "---\ntitle: Third\naccept: {SHORTCODE_UNKNOWN: Shown as it is.}\n---\n\nA {{< zz >}}\n");
    Result accepted = publish("--strict");
    assertThat(accepted.code()).as(accepted.err()).isZero();
    write(
        "content/posts/third.md",
        """
        ---
        title: Third
        accept:
        - {code: SHORTCODE_UNKNOWN}
        - {code: NONE, reason: x}
        - {code: YAML_TAG, reason: x}
        ---

        {{< zz >}}
        """);
    Result result = publish("--strict");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("SHORTCODE_UNKNOWN of accept has no reason")
        .contains("NONE of accept names no problem code")
        .contains("YAML_TAG of accept accepts no problem")
        .contains("The shortcode \"zz\" is unknown");
  }

  @Test
  void wrong_and_useless_entries_of_the_configuration_are_reported() throws IOException {
    write("offprint.yaml", "accept:\n  - {code: LINK_BROKE, reason: x}\n  - {code: EMPTY}\n");
    Result wrong = publish();
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("offprint.yaml:2: An entry of accept has the code \"LINK_BROKE\"")
        .contains("a code such as LINK_BROKEN")
        .contains("offprint.yaml:3: The entry EMPTY of accept has no reason");
    write("offprint.yaml", "accept:\n  - {code: TEXT_SANITISED, path: 'posts/*', reason: x}\n");
    assertThat(publish().err())
        .contains("The entry TEXT_SANITISED for posts/* of accept in offprint.yaml accepts no");
  }

  @Test
  void an_error_cannot_be_accepted() throws IOException {
    write("offprint.yaml", "accept:\n  - {code: FRONT_MATTER, reason: x}\n");
    write("content/posts/third.md", "---\ntitle: [\n---\n\nText\n");
    assertThat(publish().code()).isEqualTo(3);
  }

  @Test
  void check_knows_the_shortcodes_of_the_site() throws IOException {
    write("templates/shortcodes/box.html", "<div class=\"box\">{{ inner }}</div>");
    write("content/posts/third.md", "---\ntitle: Third\n---\n\n{{< box >}}Text{{< /box >}}\n");
    assertThat(offprint("check", "--json").line("posts/third.md").get("problems")).isEmpty();
  }
}
