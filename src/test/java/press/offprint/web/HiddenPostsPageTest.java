package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The publishing page: the posts that are not published, and why. */
class HiddenPostsPageTest {
  @TempDir private Path project;

  @Test
  void the_page_has_the_reason_of_each_hidden_post() {
    TestServer.write(project, "content/a.md", "---\ntitle: A\n---\nText");
    TestServer.write(project, "content/b.md", "---\ntitle: B\ndraft: true\n---\nText");
    TestServer.write(project, "content/c.md", "---\ntitle: C\ndate: 2199-01-02\n---\nText");
    try (TestServer server = TestServer.on(project, "html")) {
      assertThat(server.text("/-/now"))
          .contains("2 posts are not published")
          .containsPattern("b\\.md</code> <span class=\"soft\">draft, published with --drafts only")
          .contains("published on 2199-01-02T00:00:00Z");
    }
  }
}
