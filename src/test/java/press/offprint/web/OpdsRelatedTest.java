package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post in OPDS links to the posts that it suggests. */
class OpdsRelatedTest {
  @TempDir private Path project;

  @Test
  void both_versions_of_opds_link_a_post_to_its_suggestions() {
    TestServer.write(project, "content/a.md", "---\ntitle: Looms\n---\n\nA loom, warp and weft.\n");
    TestServer.write(project, "content/b.md", "---\ntitle: Weaver\n---\n\nWarp, weft, loom.\n");
    try (TestServer server = TestServer.on(project, "html", "epub")) {
      assertThat(server.text("/opds/posts"))
          .contains(
              "<link rel=\"related\" href=\"/b/\" type=\"text/html\" hreflang=\"en\""
                  + " title=\"Weaver\" />");
      assertThat(server.text("/opds/v2/post?source=a.md"))
          .contains("\"rel\":\"related\"", "post?source=b.md", "\"title\":\"Weaver\"");
    }
  }
}
