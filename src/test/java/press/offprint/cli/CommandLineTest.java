package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of the command line: exit codes, JSON, and errors with a remedy. */
class CommandLineTest extends SmallSite {
  @Test
  void publish_builds_page_pdf_epub_feed_and_index_and_exits_with_0() {
    Result result = offprint("publish");

    assertThat(result.code()).as(result.err()).isZero();
    for (String file :
        List.of(
            "posts/first/index.html",
            "posts/first/first.pdf",
            "posts/first/first.epub",
            "posts/second/second.epub",
            "feed.xml",
            "index.html")) {
      assertThat(project.resolve("output").resolve(file)).isNotEmptyFile();
    }
    assertThat(result.out()).isEmpty();
  }

  @Test
  void json_gives_one_object_for_each_source_and_a_summary_at_the_end() throws IOException {
    Result result = offprint("publish", "--json");

    List<JsonNode> lines = result.json();
    assertThat(lines).hasSize(3);
    JsonNode post =
        lines.stream()
            .filter(l -> l.path("source").asText().equals("posts/first.md"))
            .findFirst()
            .orElseThrow();
    assertThat(post.get("status").asText()).isEqualTo("published");
    assertThat(post.get("problems")).isEmpty();
    assertThat(post.get("millis").isNumber()).isTrue();
    List<String> editions = new ArrayList<>();
    for (JsonNode rendition : post.get("renditions")) {
      editions.add(rendition.get("edition").asText());
      Path file = project.resolve("output").resolve(rendition.get("path").asText());
      assertThat(Files.size(file)).isEqualTo(rendition.get("bytes").asLong());
      assertThat(rendition.get("sha256").asText()).hasSize(64);
      assertThat(rendition.get("mediaType").asText()).contains("/");
    }
    assertThat(editions).containsExactlyInAnyOrder("html", "pdf", "epub");
    assertThat(lines.get(2).at("/summary/published").asInt()).isEqualTo(2);
  }

  @Test
  void posts_may_be_named_by_their_path_below_the_content_folder() throws IOException {
    write("content/posts/lists/index.md", "---\ntitle: Lists\ndate: 2026-01-02\n---\n\nx\n");
    assertThat(offprint("publish", "posts/lists", "--to", "html").code()).isZero();
    assertThat(project.resolve("output/posts/lists/index.html")).exists();
    assertThat(project.resolve("output/posts/first")).doesNotExist();

    for (String name : List.of("posts/lists", "posts/lists/index.md", "./posts//lists/")) {
      Result shown = offprint("show", name, "--json");
      assertThat(shown.code()).as(shown.err()).isZero();
      assertThat(shown.statusOf("posts/lists/index.md")).isEqualTo("published");
    }
    Result made = offprint("trigger", "post-html", "posts/lists/index.md", "--json");
    assertThat(made.statusOf("posts/lists/index.md")).isEqualTo("published");
    assertThat(offprint("show", "posts/list").code()).isEqualTo(2);
    assertThat(offprint("trigger", "post-html", "posts/list").err())
        .contains("posts/list does not exist");
  }

  @Test
  void a_published_post_is_not_built_again() throws IOException {
    offprint("publish");
    Result again = offprint("publish", "--json");

    assertThat(again.code()).isZero();
    assertThat(again.json().get(0).get("status").asText()).isEqualTo("unchanged");
    assertThat(again.json().get(0).get("renditions")).hasSize(3);
    assertThat(again.json().get(2).at("/summary/unchanged").asInt()).isEqualTo(2);
  }

  @Test
  void a_changed_post_is_published_again_and_other_posts_are_not() throws IOException {
    offprint("publish");
    write(
        "content/posts/first.md",
        "---\ntitle: First\ndate: 2026-01-02\n---\n\nHello, new words.\n");
    Result again = offprint("publish", "--json");

    assertThat(again.statusOf("posts/first.md")).isEqualTo("published");
    assertThat(again.statusOf("posts/second.md")).isEqualTo("unchanged");
    assertThat(project.resolve("output/posts/first/index.html"))
        .content()
        .contains("Hello, new words.");
    assertThat(project.resolve("output/feed.xml")).content().contains("Hello, new words.");
  }

  @Test
  void a_broken_post_is_rejected_with_file_line_and_remedy_and_the_others_are_published()
      throws IOException {
    write("content/posts/bad.md", "---\ntitle: \"never closed\ndate: 2026-01-02\n---\n\nx\n");
    Result result = offprint("publish");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("posts/bad.md:", "[FRONT_MATTER]");
    assertThat(project.resolve("output/posts/first/first.pdf")).exists();
    assertThat(project.resolve("output/posts/bad")).doesNotExist();
  }

  @Test
  void a_wrong_date_is_an_error_that_names_the_line() throws IOException {
    write("content/posts/bad.md", "---\ntitle: t\ndate: 2026-13-45\n---\n\nx\n");
    Result result = offprint("publish", "--json");

    JsonNode problem = result.line("posts/bad.md").get("problems").get(0);
    assertThat(problem.get("code").asText()).isEqualTo("FRONT_MATTER_TYPE");
    assertThat(problem.get("line").asInt()).isEqualTo(3);
    assertThat(problem.get("hint").asText()).isNotBlank();
  }

  @Test
  void a_post_without_a_title_is_published_under_its_first_heading_with_a_warning()
      throws IOException {
    write("content/posts/untitled.md", "# A heading\n\nx\n");
    Result result = offprint("publish", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.statusOf("posts/untitled.md")).isEqualTo("published");
    assertThat(result.line("posts/untitled.md").at("/problems/0/code").asText())
        .isEqualTo("TITLE_MISSING");
  }

  @Test
  void two_posts_with_one_slug_are_both_named_and_the_second_is_rejected() throws IOException {
    write("content/posts/a.md", "---\ntitle: A\nslug: same\n---\n\nI am A.\n");
    write("content/posts/b.md", "---\ntitle: B\nslug: same\n---\n\nI am B.\n");
    Result result = offprint("publish", "--json");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.statusOf("posts/a.md")).isEqualTo("published");
    assertThat(result.statusOf("posts/b.md")).isEqualTo("rejected");
    JsonNode problem = result.line("posts/b.md").get("problems").get(0);
    assertThat(problem.get("code").asText()).isEqualTo("SLUG_CONFLICT");
    assertThat(problem.get("message").asText()).contains("posts/a.md", "posts/b.md");
    assertThat(project.resolve("output/posts/same/index.html")).content().contains("I am A.");
  }

  @Test
  void a_new_post_does_not_get_the_permalink_of_a_published_post() throws IOException {
    offprint("publish");
    write("content/posts/a-thief.md", "---\ntitle: Thief\nslug: first\n---\n\nMine now.\n");
    Result result = offprint("publish", "--json");

    assertThat(result.statusOf("posts/a-thief.md")).isEqualTo("rejected");
    assertThat(result.statusOf("posts/first.md")).isEqualTo("unchanged");
    assertThat(project.resolve("output/posts/first/index.html")).content().contains("Hello.");
  }

  @Test
  void a_deleted_post_is_withdrawn_from_output_feed_and_index() throws IOException {
    offprint("publish");
    Files.delete(project.resolve("content/posts/first.md"));
    Result result = offprint("publish", "--json");

    assertThat(result.statusOf("posts/first.md")).isEqualTo("withdrawn");
    assertThat(project.resolve("output/posts/first")).doesNotExist();
    assertThat(project.resolve("output/index.html")).content().doesNotContain("posts/first");
    assertThat(project.resolve("output/feed.xml")).content().doesNotContain("posts/first");
  }

  @Test
  void an_empty_content_folder_never_deletes_the_site() throws IOException {
    offprint("publish");
    Files.delete(project.resolve("content/posts/first.md"));
    Files.delete(project.resolve("content/posts/second.md"));
    Result guarded = offprint("publish");
    assertThat(guarded.code()).isEqualTo(2);
    assertThat(guarded.err()).contains("--allow-empty");
    assertThat(project.resolve("output/posts/first/first.epub")).exists();

    assertThat(offprint("publish", "--allow-empty").code()).isZero();
    assertThat(project.resolve("output/posts")).doesNotExist();
  }

  @Test
  void drafts_and_future_posts_are_published_only_with_their_options() throws IOException {
    write("content/posts/draft.md", "---\ntitle: Draft\ndraft: true\n---\n\nx\n");
    write("content/posts/future.md", "---\ntitle: Future\ndate: 2199-01-01\n---\n\nx\n");
    Result result = offprint("publish", "--json");
    assertThat(result.statusOf("posts/draft.md")).isEqualTo("ignored");
    assertThat(result.statusOf("posts/future.md")).isEqualTo("ignored");

    Result all = offprint("publish", "--json", "--drafts", "--future");
    assertThat(all.statusOf("posts/draft.md")).isEqualTo("published");
    assertThat(all.statusOf("posts/future.md")).isEqualTo("published");
  }

  @Test
  void the_option_to_builds_the_named_editions_only() {
    assertThat(offprint("publish", "--to", "epub").code()).isZero();
    assertThat(project.resolve("output/posts/first/first.epub")).exists();
    assertThat(project.resolve("output/posts/first/first.pdf")).doesNotExist();
    assertThat(project.resolve("output/feed.xml")).doesNotExist();
  }

  @Test
  void a_new_site_with_the_feed_edition_alone_has_an_empty_feed() throws IOException {
    Result result = offprint("publish", "--to", "rss", "--json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.statusOf("posts/first.md")).isEqualTo("unchanged");
    assertThat(project.resolve("output/feed.xml")).content().doesNotContain("<item>");
    assertThat(offprint("publish", "--json").statusOf("posts/first.md")).isEqualTo("published");
    assertThat(project.resolve("output/feed.xml")).content().contains("<item>");
  }

  @Test
  void an_unknown_edition_is_an_error_that_lists_the_known_ones() {
    Result result = offprint("publish", "--to", "docx");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'docx'", "epub", "html", "pdf");
  }

  @Test
  void strict_rejects_a_post_with_a_warning() throws IOException {
    write("content/posts/gap.md", "---\ntitle: Gap\n---\n\n![gone](gone.png)\n");
    assertThat(offprint("publish", "--to", "html").code()).isZero();
    Result strict = offprint("publish", "--to", "html", "--strict");
    assertThat(strict.code()).isEqualTo(3);
    assertThat(strict.err()).contains("RESOURCE_MISSING");
  }

  @Test
  void one_post_can_be_published_alone() {
    Result result = offprint("publish", project.resolve("content/posts/first.md").toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.resolve("output/posts/first/first.pdf")).exists();
    assertThat(project.resolve("output/posts/second")).doesNotExist();
  }

  @Test
  void defaults_of_a_section_that_are_removed_no_longer_apply() throws IOException {
    String section = "---\ntitle: Posts\ncascade: {author: %s}\n---\n";
    write("offprint.yaml", "trust: [posts]\n");
    Path page = project.resolve("output/posts/first/index.html");
    write("content/posts/_index.md", section.formatted("Ink"));
    offprint("publish", "--to", "html");
    write("content/posts/_index.md", section.formatted("Oil"));
    String first = project.resolve("content/posts/first.md").toString();
    offprint("publish", "--to", "html", first);
    assertThat(page).content().contains("Oil");
    write("content/posts/_index.md", section.formatted("Ink"));
    offprint("publish", "--to", "html");
    assertThat(page).content().contains("Ink").doesNotContain("Oil");
  }

  @Test
  void an_unknown_option_is_a_usage_error_that_names_the_nearest_option() {
    Result result = offprint("publish", "--contnt", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--contnt", "--content");
  }

  @Test
  void a_missing_content_folder_is_a_usage_error() {
    Result result = offprint("publish", "--content", project.resolve("nowhere").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("nowhere", "--content");
  }

  @Test
  void an_output_folder_that_cannot_be_written_is_an_error() throws IOException {
    write("blocked", "a file where a folder should be");
    Result result = offprint("publish", "--output", project.resolve("blocked").toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("blocked");
  }

  @Test
  void a_wrong_configuration_key_is_reported_with_its_line_and_the_nearest_key()
      throws IOException {
    write("offprint.yaml", "title: Mine\nlangauge: de\n");
    Result result = offprint("publish");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("offprint.yaml:2", "langauge", "language");
  }

  @Test
  void a_template_error_ends_with_exit_code_2_and_names_the_line() throws IOException {
    write("templates/web/post.html", "<p>Fine.</p>\n{% if %}\n");
    Result result = offprint("publish", "--to", "html");
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .contains("web/post.html:2", "[TEMPLATE]", "Correct the template")
        .doesNotContain("fault in Offprint");
  }

  @Test
  void routes_lists_every_route_with_endpoint_and_description() {
    Result result = offprint("routes");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("post-pdf", "direct:post-pdf", "watch-content", "site-rss", "publish-post");
  }

  @Test
  void trigger_runs_one_route_for_one_post() {
    Result result =
        offprint("trigger", "post-pdf", project.resolve("content/posts/first.md").toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.resolve("output/posts/first/first.pdf")).exists();
    assertThat(project.resolve("output/posts/first/index.html")).doesNotExist();
  }

  @Test
  void trigger_of_an_unknown_route_lists_the_known_ones() {
    Result result = offprint("trigger", "post-docx");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("post-docx", "post-epub");
  }

  @Test
  void version_and_help_are_printed() {
    assertThat(offprint("--version").out()).startsWith("offprint 0.1.0");
    assertThat(offprint("--help").out()).contains("publish", "watch", "routes", "trigger", "Exit:");
    assertThat(offprint("publish", "--help").out()).contains("--to", "--strict", "Examples:");
  }
}
