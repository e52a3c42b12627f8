package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.pipeline.FileTrees;

/** Published files are delivered by each publish, and by hand with {@code offprint deliver}. */
class DeliverCommandTest extends SmallSite {
  @BeforeEach
  void oneTarget() throws IOException {
    configure("pages: {to: folder, folder: ../" + project.getFileName() + "-site}");
  }

  private void configure(String target) throws IOException {
    write(
        "offprint.yaml",
        "baseUrl: https://example.org/\neditions: [html, index]\ndeliver:\n  " + target + "\n");
  }

  private java.nio.file.Path target() {
    return project.resolveSibling(project.getFileName() + "-site");
  }

  @Test
  void publish_delivers_and_a_run_without_changes_sends_nothing() throws IOException {
    assertThat(offprint("publish").err()).contains("delivered  pages  ");
    assertThat(FileTrees.hashes(target())).isEqualTo(FileTrees.hashes(project.resolve("output")));
    assertThat(offprint("publish").err()).doesNotContain("delivered");
    assertThat(offprint("deliver").err()).contains("unchanged  pages");
  }

  @Test
  void a_dry_run_lists_what_would_be_sent_and_sends_nothing() throws IOException {
    Files.delete(project.resolve("offprint.yaml"));
    offprint("publish", "--to", "html");
    oneTarget();
    Result dry = offprint("deliver", "--dry-run");
    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("send    pages  posts/first/index.html", "to send, 0 to delete");
    assertThat(target()).doesNotExist();
    List<JsonNode> lines = offprint("deliver", "--dry-run", "--json").json();
    assertThat(lines.get(lines.size() - 1).get("send").asInt()).isEqualTo(lines.size() - 1);
  }

  @Test
  void each_file_and_each_target_has_a_line_of_json() throws IOException {
    Files.delete(project.resolve("offprint.yaml"));
    offprint("publish", "--to", "html");
    oneTarget();
    Result delivered = offprint("deliver", "pages", "--json");
    List<JsonNode> lines = delivered.json();
    assertThat(lines.get(0).get("status").asText()).isEqualTo("sent");
    assertThat(lines.get(0).get("sha256").asText()).hasSize(64);
    JsonNode result = lines.get(lines.size() - 2);
    assertThat(result.get("target").asText()).isEqualTo("pages");
    assertThat(result.get("sent").asInt()).isEqualTo(lines.size() - 2);
    assertThat(lines.get(lines.size() - 1).get("summary").get("exitCode").asInt()).isZero();
  }

  @Test
  void status_and_show_list_the_files_of_each_target() throws IOException {
    offprint("publish");
    assertThat(offprint("status").out()).contains("delivery  pages  ").contains(" files, last at ");
    List<JsonNode> status = offprint("status", "--json").json();
    JsonNode target = status.get(status.size() - 1).get("summary").get("deliveries").get(0);
    assertThat(target.get("target").asText()).isEqualTo("pages");
    assertThat(target.get("files").asInt())
        .isEqualTo(FileTrees.hashes(project.resolve("output")).size());
    assertThat(target.get("failures").asInt()).isZero();
    JsonNode receipt = offprint("show", "--json").line("posts/first.md").get("deliveries").get(0);
    assertThat(receipt.get("target").asText()).isEqualTo("pages");
    assertThat(receipt.get("sent").asBoolean()).isTrue();
    assertThat(offprint("show", "content/posts/first.md").out())
        .contains("delivered  pages  posts/first/index.html");
  }

  @Test
  void a_failing_target_is_reported_and_never_fails_the_publishing() throws IOException {
    write("file-in-the-way", "This is no folder.");
    configure("pages: {to: folder, folder: file-in-the-way}");
    System.setProperty("offprint.deliver.retryMillis", "1");
    try {
      Result published = offprint("publish");
      assertThat(published.code()).isZero();
      assertThat(published.err()).contains("2 published").contains("undelivered  pages");
      assertThat(published.err()).contains("[DELIVERY_FAILED]");
      Result delivered = offprint("deliver");
      assertThat(delivered.code()).isEqualTo(3);
      Result status = offprint("status");
      assertThat(status.code()).isZero();
      assertThat(status.out()).contains("delivery  pages  0 files").contains("waiting");
      assertThat(status.out()).contains("file-in-the-way");
      Files.delete(project.resolve("file-in-the-way"));
      // Nothing is stale, and still the run delivers what waits.
      assertThat(offprint("publish").err()).contains("delivered  pages");
    } finally {
      System.clearProperty("offprint.deliver.retryMillis");
    }
  }

  @Test
  void a_wrong_target_is_an_error_of_the_configuration_with_its_line() throws IOException {
    configure("pages: {to: folder, foldr: ../site}");
    Result published = offprint("publish");
    assertThat(published.code()).isEqualTo(2);
    assertThat(published.err())
        .contains("offprint.yaml:4")
        .contains("There is no setting \"deliver.pages.foldr\"")
        .contains("Did you mean \"deliver.pages.folder\"?");
    configure("hook: {to: webhook, url: 'https://example.org/', secret: plain}");
    assertThat(offprint("deliver").err()).contains("holds its secret in the file");
    configure("pages: {to: folder, folder: ../site}");
    assertThat(offprint("deliver", "moon").err())
        .contains("There is no target \"moon\". Choose from: pages.");
  }

  @Test
  void a_route_of_deliveries_is_not_triggered_but_delivered() {
    assertThat(offprint("trigger", "deliver-folder").err()).contains("offprint deliver TARGET");
  }
}
