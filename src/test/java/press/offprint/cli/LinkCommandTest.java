package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secret addresses of drafts by the command line. */
class LinkCommandTest extends SmallSite {
  @BeforeEach
  void writeDrafts() throws IOException {
    write("content/posts/plan.md", "---\ntitle: Plan\n---\n\nText.\n");
    write("content/posts/bundle/index.md", "---\ntitle: B\n---\n\nB.\n");
  }

  @Test
  void a_link_is_printed_once_then_listed_without_its_secret_and_ended() {
    Result made = offprint("link", "content/posts/plan.md", "--days", "2");
    assertThat(made.code()).isZero();
    assertThat(made.out()).matches("/-/draft/[A-Za-z0-9_-]{22}/\n");
    assertThat(made.err()).contains("offprint serve");
    String listed = offprint("links").out();
    assertThat(listed).matches("1  draft   posts/plan\\.md  \\(valid until .*, never used\\)\n");
    assertThat(offprint("links", "--json").out())
        .startsWith("{\"id\":1,\"kind\":\"draft\",\"target\":\"posts/plan.md\",\"created\":");
    assertThat(offprint("unlink", "1").code()).isZero();
    assertThat(offprint("links").out()).isEmpty();
    Result again = offprint("unlink", "1");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("no secret address of number 1");
  }

  @Test
  void a_bundle_is_named_by_its_folder_and_json_has_the_address() {
    assertThat(offprint("link", "posts/bundle", "--json").out())
        .contains("\"target\":\"posts/bundle/index.md\"", "\"url\":\"/-/draft/");
  }

  @Test
  void a_missing_post_or_a_wrong_number_of_days_is_refused() {
    assertThat(offprint("link", "content/posts/none.md").err()).contains("There is no post");
    assertThat(offprint("link", "content/posts").err()).contains("There is no post");
    assertThat(offprint("link", "content/posts/plan.md", "--days", "366").err())
        .contains("--days must be 1 to 365, not 366.");
  }
}
