package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty content folder is usually a mistake, except after the last post was withdrawn. */
class LastPostTest {
  @TempDir private Path project;

  @Test
  void the_last_post_can_be_withdrawn() {
    TestServer.write(project, "content/posts/only.md", "---\ntitle: Only\n---\n\nOnly.\n");
    try (TestServer server = TestServer.on(project, "html", "rss", "index")) {
      assertThat(server.get("/posts/only/").statusCode()).isEqualTo(200);
      var answer =
          server.post(
              "/api/v1/withdraw",
              "{\"source\":\"posts/only.md\"}",
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).as(TestServer.text(answer)).isEqualTo(200);
      assertThat(project.resolve("output/posts/only/index.html")).doesNotExist();
      org.awaitility.Awaitility.await()
          .atMost(TestServer.PATIENCE)
          .until(() -> server.json("/api/v1/posts").path("total").asInt() == 0);
      assertThat(server.text("/")).contains("Nothing is published yet");
    }
  }
}
