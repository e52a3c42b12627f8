package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.pipeline.FileTrees;

/** A run whose results are odd for the site waits for a person, or is reported. */
class HeldRunsTest extends SmallSite {
  private static final String TEXT = "Words that fill a line of the page and more. ".repeat(60);
  private static final String EMPTY = "<html lang=\"en\"><body><p>Oh.</p></body></html>\n";
  private static final String POST = "content/posts/first.md";

  @BeforeEach
  void twelvePosts() throws IOException {
    configure("guard: hold");
    for (int i = 0; i < 10; i++) {
      write("content/posts/p" + i + ".md", post(i, TEXT));
    }
    edit(0);
  }

  private static String post(int i, String text) {
    return "---\ntitle: Post " + i + "\ndate: 2026-02-1" + i + "\n---\n\n" + text + "\n";
  }

  private void configure(String guard) throws IOException {
    write("offprint.yaml", "editions: [html, index, rss]\nrelated: false\n" + guard + "\n");
  }

  private void edit(int state) throws IOException {
    write(
        POST, "---\ntitle: First\ndate: 2026-01-02\n---\n\n" + TEXT + "\n\nState " + state + ".\n");
  }

  private void publishTenStates() throws IOException {
    for (int i = 0; i < 10; i++) {
      edit(i);
      assertThat(offprint("publish").code()).isZero();
    }
  }

  private void cutTemplate() throws IOException {
    write("templates/web/post.html", EMPTY);
    write("templates/web/index.html", EMPTY);
  }

  private Map<String, String> site() {
    return FileTrees.hashes(project.resolve("output"));
  }

  @Test
  void a_cut_template_leaves_the_site_until_the_run_is_released() throws IOException {
    publishTenStates();
    Map<String, String> before = site();
    cutTemplate();
    Result held = offprint("publish");
    assertThat(held.code()).isEqualTo(3);
    assertThat(held.err()).contains("Run 11 is held", "offprint release 11");
    assertThat(site()).isEqualTo(before);
    assertThat(project.resolve(".offprint/held/11/posts/first/index.html")).hasContent(EMPTY);
    assertThat(offprint("release").err()).contains("run 11", "12 posts");
    assertThat(offprint("status").out()).contains("RESULT_HELD");

    assertThat(offprint("release", "11").code()).isZero();
    assertThat(offprint("publish").code()).isZero();

    assertThat(Files.readString(project.resolve("output/posts/first/index.html"))).isEqualTo(EMPTY);
    assertThat(Files.readString(project.resolve("output/index.html"))).isEqualTo(EMPTY);
    assertThat(offprint("release").err()).contains("No run is held");
    assertThat(project.resolve(".offprint/held/11")).doesNotExist();
    edit(11);
    assertThat(offprint("publish").code()).isZero();
  }

  @Test
  void a_held_run_is_not_made_again_and_ends_if_its_cause_does() throws IOException {
    publishTenStates();
    Map<String, String> before = site();
    cutTemplate();
    offprint("publish");
    Result again = offprint("publish", "--json");
    assertThat(again.code()).isEqualTo(3);
    JsonNode first = again.line("posts/first.md");
    assertThat(first.get("status").asText()).isEqualTo("rejected");
    assertThat(first.get("problems").get(0).get("code").asText()).isEqualTo("RESULT_HELD");
    assertThat(first.get("millis").asInt()).isZero();
    assertThat(site()).isEqualTo(before);

    Files.delete(project.resolve("templates/web/post.html"));
    Files.delete(project.resolve("templates/web/index.html"));
    assertThat(offprint("publish").code()).isZero();

    assertThat(site()).isEqualTo(before);
    assertThat(offprint("release").err()).contains("No run is held");
    assertThat(offprint("status").out()).doesNotContain("RESULT_HELD");
  }

  @Test
  void posts_that_waited_with_odd_ones_are_published_when_these_are_corrected() throws IOException {
    publishTenStates();
    for (int i = 0; i < 3; i++) {
      write("content/posts/p" + i + ".md", post(i, "<!--\n" + TEXT));
    }
    edit(11);
    assertThat(offprint("publish").err()).contains("Run 11 is held: 3 of 4 posts");
    Path page = project.resolve("output/posts/first/index.html");
    assertThat(Files.readString(page)).doesNotContain("State 11");
    for (int i = 0; i < 3; i++) {
      write("content/posts/p" + i + ".md", post(i, TEXT));
    }
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(page)).contains("State 11");
    assertThat(offprint("release").err()).contains("No run is held");
  }

  @Test
  void one_odd_post_is_held_alone() throws IOException {
    publishTenStates();
    String old = Files.readString(project.resolve("output/posts/p1/index.html"));
    write(
        "content/posts/p1.md", "---\ntitle: Post 1\ndate: 2026-02-11\n---\n\n<!--\n" + TEXT + "\n");
    edit(11);
    Result held = offprint("publish");
    assertThat(held.code()).isEqualTo(3);
    assertThat(Files.readString(project.resolve("output/posts/first/index.html")))
        .contains("State 11");
    assertThat(Files.readString(project.resolve("output/posts/p1/index.html"))).isEqualTo(old);

    assertThat(offprint("release", "content/posts/p1.md").code()).isZero();
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(project.resolve("output/posts/p1/index.html"))).isNotEqualTo(old);
  }

  @Test
  void released_posts_are_put_in_place_although_others_are_odd() throws IOException {
    publishTenStates();
    for (int i = 0; i < 3; i++) {
      write("content/posts/p" + i + ".md", post(i, "<!--\n" + TEXT));
    }
    edit(11);
    assertThat(offprint("publish").err()).contains("Run 11 is held: 3 of 4 posts");
    assertThat(offprint("release", "11").code()).isZero();
    for (int i = 3; i < 6; i++) {
      write("content/posts/p" + i + ".md", post(i, "<!--\n" + TEXT));
    }
    assertThat(offprint("publish").err()).contains("Run 12 is held: 3 of 3 posts");
    assertThat(Files.readString(project.resolve("output/posts/first/index.html")))
        .contains("State 11");
    assertThat(offprint("release").err()).contains("run 12").doesNotContain("run 11");
  }

  @Test
  void a_released_run_whose_inputs_changed_again_is_judged_again() throws IOException {
    publishTenStates();
    Map<String, String> before = site();
    cutTemplate();
    offprint("publish");
    offprint("release", "11");
    write("templates/web/post.html", EMPTY.replace("Oh", "No"));
    assertThat(offprint("publish").code()).isEqualTo(3);
    assertThat(site()).isEqualTo(before);
  }

  @Test
  void a_run_that_only_rejects_posts_leaves_the_lists_until_they_are_corrected()
      throws IOException {
    publishTenStates();
    Map<String, String> before = site();
    for (int i = 0; i < 6; i++) {
      write("content/posts/p" + i + ".md", "---\nx: [\n---\n");
    }
    write("static/new.txt", "New");
    Result held = offprint("publish");
    assertThat(held.code()).isEqualTo(3);
    assertThat(held.err()).contains("6 of 12 published posts are rejected now", "release 11");
    assertThat(site()).isEqualTo(before);
    assertThat(offprint("publish").code()).isEqualTo(3);
    assertThat(site()).isEqualTo(before);
    assertThat(offprint("release").err()).contains("run 11", "6 of 12 published posts");

    assertThat(offprint("release", "11").code()).isZero();
    assertThat(offprint("publish").code()).isEqualTo(3);
    assertThat(project.resolve("output/new.txt")).exists();
    assertThat(offprint("release").err()).contains("No run is held");
  }

  @Test
  void posts_that_were_rejected_at_once_end_the_hold_when_they_are_corrected() throws IOException {
    publishTenStates();
    for (int i = 0; i < 6; i++) {
      write("content/posts/p" + i + ".md", "---\nx: [\n---\n");
    }
    edit(11);
    assertThat(offprint("publish").err()).contains("Run 11 is held: 6 of 12 published posts");
    Path page = project.resolve("output/posts/first/index.html");
    assertThat(Files.readString(page)).doesNotContain("State 11");
    for (int i = 0; i < 6; i++) {
      write("content/posts/p" + i + ".md", post(i, TEXT));
    }
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(page)).contains("State 11");
    assertThat(offprint("release").err()).contains("No run is held");
  }

  @Test
  void odd_lists_and_feeds_wait_until_they_are_released() throws IOException {
    publishTenStates();
    Path home = project.resolve("output/index.html");
    String old = Files.readString(home);
    write("templates/web/index.html", EMPTY);
    Result held = offprint("publish");
    assertThat(held.err()).contains("The lists and feeds of the site are held", "index: size fell");
    assertThat(Files.readString(home)).isEqualTo(old);
    assertThat(project.resolve(".offprint/held/11/index.html")).hasContent(EMPTY);
    offprint("publish");
    assertThat(Files.readString(home)).isEqualTo(old);

    assertThat(offprint("release", "11").code()).isZero();
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(home)).isEqualTo(EMPTY);
    edit(12);
    assertThat(offprint("publish").code()).isZero();
    assertThat(offprint("release").err()).contains("No run is held");
  }

  @Test
  void an_odd_book_waits_until_it_is_released() throws IOException {
    write(
        "offprint.yaml",
        """
        editions: [html, index, book-html]
        related: false
        guard: hold
        books:
          - {name: all, title: All, select: {section: posts}}
        """);
    publishTenStates();
    Path book = project.resolve("output/books/all/index.html");
    String old = Files.readString(book);
    write("templates/web/book.html", EMPTY);
    Result held = offprint("publish");
    assertThat(held.code()).isEqualTo(3);
    assertThat(held.err()).contains("The book is held", "book-html: size fell");
    assertThat(Files.readString(book)).isEqualTo(old);
    assertThat(offprint("publish").code()).isEqualTo(3);

    assertThat(offprint("release", "11").code()).isZero();
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(book)).isEqualTo(EMPTY);
    assertThat(offprint("release").err()).contains("No run is held");
  }

  @Test
  void many_withdrawals_at_once_need_permission() throws IOException {
    publishTenStates();
    Map<String, String> before = site();
    for (int i = 0; i < 6; i++) {
      Files.delete(project.resolve("content/posts/p" + i + ".md"));
    }
    Result held = offprint("publish");
    assertThat(held.code()).isEqualTo(2);
    assertThat(held.err()).contains("would withdraw 6 of 12", "--allow-withdrawals");
    assertThat(site()).isEqualTo(before);
    assertThat(offprint("publish", "--allow-withdrawals").code()).isZero();
    assertThat(project.resolve("output/posts/p1")).doesNotExist();
  }

  @Test
  void a_withdrawn_post_leaves_the_lists_of_a_held_site() throws IOException {
    publishTenStates();
    cutTemplate();
    offprint("publish");
    Path feed = project.resolve("output/feed.xml");
    assertThat(Files.readString(feed)).contains("Post 9");
    Files.delete(project.resolve("content/posts/p9.md"));
    offprint("publish");
    assertThat(project.resolve("output/posts/p9")).doesNotExist();
    assertThat(Files.readString(feed)).doesNotContain("Post 9");
  }

  @Test
  void without_a_setting_an_odd_run_is_published_with_a_warning() throws IOException {
    configure("");
    publishTenStates();
    cutTemplate();
    Result odd = offprint("publish", "--json");
    assertThat(odd.code()).isZero();
    List<JsonNode> lines = odd.json();
    assertThat(lines.get(lines.size() - 1).toString()).contains("RESULT_ODD");
    assertThat(Files.readString(project.resolve("output/posts/first/index.html"))).isEqualTo(EMPTY);
  }

  @Test
  void nothing_is_odd_before_ten_runs_or_if_the_guard_is_off() throws IOException {
    offprint("publish");
    cutTemplate();
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(project.resolve("output/posts/first/index.html"))).isEqualTo(EMPTY);
    Files.delete(project.resolve("templates/web/post.html"));
    configure("guard: off");
    publishTenStates();
    cutTemplate();
    assertThat(offprint("publish").code()).isZero();
  }

  @Test
  void a_run_that_is_not_held_cannot_be_released() throws IOException {
    offprint("publish");
    Result unknown = offprint("release", "77");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("Run 77 is not held. No run is held.");
    assertThat(offprint("release", POST).code()).isEqualTo(2);
  }

  @Test
  void a_route_of_the_project_without_the_steps_that_place_posts_is_refused() throws IOException {
    String own = "- route:\n    id: %s\n    from:\n      uri: direct:%s\n      steps:\n";
    String changes = "publish-changes";
    write(
        "routes/publish-changes.camel.yaml",
        own.formatted(changes, changes)
            + "        # ref: staged, method: accepted\n"
            + "        - to:\n            uri: direct:publish-site\n");
    write(
        "routes/place-post.camel.yaml",
        own.formatted("place-post", "place-post")
            + "        - bean:\n            ref: receipts\n            method: write\n");

    Result refused = offprint("publish");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            project.resolve("routes/publish-changes.camel.yaml") + ":1: The step with the bean",
            "bean staged and the method accepted is missing",
            project.resolve("routes/place-post.camel.yaml") + ":1: ",
            "bean staged and the method place is missing",
            "docs/guard.md",
            "guard: warn");
    assertThat(project.resolve("output/posts")).doesNotExist();
    configure("guard: warn");
    assertThat(offprint("publish").err()).doesNotContain("is missing");
  }

  @Test
  void the_steps_that_place_posts_may_be_in_another_route_and_form() throws IOException {
    write(
        "routes/place-post.camel.yaml",
        """
        - route:
            id: place-post
            from:
              uri: direct:place-post
              steps:
                - to:
                    uri: direct:own-place
        """);
    write(
        "routes/own-place.camel.yaml",
        """
        - route:
            id: own-place
            from:
              uri: direct:own-place
              steps:
                - to:
                    uri: bean:staged?method=place
                - bean:
                    ref: receipts
                    method: write
        """);
    publishTenStates();
    edit(11);
    assertThat(offprint("publish").code()).isZero();
    assertThat(Files.readString(project.resolve("output/posts/first/index.html")))
        .contains("State 11");
  }
}
