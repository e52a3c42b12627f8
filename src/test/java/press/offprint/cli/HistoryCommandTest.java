package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.web.TestServer;

/** Every command that publishes writes the same history, which can be asked. */
class HistoryCommandTest extends SmallSite {

  @Test
  void each_run_that_changed_something_is_listed_with_who_asked() throws IOException {
    offprint("publish", "--to", "html");
    offprint("publish", "--to", "html");
    write("content/posts/bad.md", "---\ntitle: [\n---\n");
    offprint("publish", "--to", "html");
    offprint("trigger", "post-html");
    List<JsonNode> runs = offprint("history", "--json").json();
    assertThat(runs)
        .extracting(run -> run.get("asker").asText())
        .containsExactly("command", "command", "post-html");
    assertThat(runs.get(0).get("published").asInt()).isEqualTo(2);
    assertThat(runs.get(0).get("exit").asInt()).isZero();
    assertThat(runs.get(0).get("endedAt").asText()).isNotEmpty();
    assertThat(runs.get(1).get("rejected").asInt()).isEqualTo(1);
    assertThat(runs.get(1).get("exit").asInt()).isEqualTo(3);
    assertThat(offprint("history").out()).contains("2 published", "command").contains("1 rejected");
  }

  @Test
  void a_post_has_its_results_with_sizes_pages_and_lead_time() throws IOException {
    offprint("publish", "--to", "html,pdf");
    write("content/posts/first.md", "---\ntitle: First\n---\n\nHello, world.\n");
    offprint("publish", "--to", "html,pdf");
    List<JsonNode> results = offprint("history", "--json", "content/posts/first.md").json();
    assertThat(results).hasSize(2);
    assertThat(results.get(0).get("leadMillis").isNull()).isTrue();
    assertThat(results.get(1).get("leadMillis").asLong()).isNotNegative();
    assertThat(results.get(1).get("run").asInt()).isEqualTo(2);
    JsonNode pdf = rendition(results.get(1), "pdf");
    assertThat(pdf.get("pages").asInt()).isEqualTo(1);
    assertThat(pdf.get("bytes").asLong())
        .isEqualTo(Files.size(project.resolve("output/posts/first/first.pdf")));
    assertThat(offprint("history", "output/posts/first/first.pdf").out())
        .contains("published", "posts/first.md", "1 page", "lead time");
  }

  @Test
  void a_change_before_an_interrupted_run_has_no_lead_time() throws Exception {
    offprint("publish", "--to", "html");
    // As if the process was ended before the end of its run.
    try (Connection history =
            DriverManager.getConnection("jdbc:sqlite:" + project.resolve(".offprint/history.db"));
        Statement statement = history.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE run SET ended = 0")).isEqualTo(1);
    }
    write("offprint.yaml", "title: Another title\n");
    offprint("publish", "--to", "html");
    List<JsonNode> results = offprint("history", "--json", "content/posts/first.md").json();
    assertThat(results).hasSize(2);
    assertThat(results.get(1).get("leadMillis").isNull()).isTrue();
  }

  private static JsonNode rendition(JsonNode result, String edition) {
    for (JsonNode rendition : result.get("renditions")) {
      if (rendition.get("edition").asText().equals(edition)) {
        return rendition;
      }
    }
    throw new AssertionError("no " + edition + " in " + result);
  }

  @Test
  void the_dashboard_shows_runs_from_before_the_server_started() {
    offprint("publish", "--to", "html");
    try (TestServer server = TestServer.on(project, "html")) {
      assertThat(server.text("/-/dashboard"))
          .doesNotContain("Nothing was published yet")
          .contains("Cost of each edition", ">HTML</th>");
    }
  }

  @Test
  void a_deleted_post_keeps_its_history() throws IOException {
    offprint("publish", "--to", "html");
    Files.delete(project.resolve("content/posts/first.md"));
    offprint("publish", "--to", "html");
    assertThat(offprint("history", "--json", "content/posts/first.md").json())
        .extracting(result -> result.get("status").asText())
        .containsExactly("published", "withdrawn");
  }

  @Test
  void the_log_has_all_results_in_the_order_of_time() throws IOException {
    write("offprint.yaml", "related: false\n");
    assertThat(offprint("log").out()).isEmpty();
    offprint("publish", "--to", "html");
    write("content/notes/third.md", "---\ntitle: Third\n---\n\nHello.\n");
    offprint("publish", "--to", "html");
    List<JsonNode> log = offprint("log", "--json").json();
    assertThat(log).hasSize(3);
    assertThat(log.get(2).get("source").asText()).isEqualTo("notes/third.md");
    assertThat(offprint("log", "--last", "1").out())
        .contains("third.md")
        .doesNotContain("first.md");
  }

  @Test
  void a_post_without_history_is_an_error_with_the_remedy() {
    Result before = offprint("history", "content/posts/first.md");
    assertThat(before.code()).isEqualTo(2);
    assertThat(before.err()).contains("nothing was published yet");
    offprint("publish", "--to", "html");
    Result other = offprint("history", "content/posts/other.md");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("offprint log");
  }

  @Test
  void a_run_without_changes_does_not_open_the_history() throws IOException {
    offprint("publish", "--to", "html");
    Files.delete(project.resolve(".offprint/history.db"));
    offprint("publish", "--to", "html");
    assertThat(project.resolve(".offprint/history.db")).doesNotExist();
  }
}
