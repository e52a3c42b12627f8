package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Suggestions are printed, shown in JSON, and written into front matter on request. */
class AnnotateCommandTest extends SmallSite {
  private static final String WOOL =
      "---\n# mine\ntitle: Wool\n---\n\nWool becomes warp and weft on a loom.\n";

  private void publish() throws IOException {
    write("content/posts/wool.md", WOOL);
    write("content/posts/loom.md", "---\ntitle: Loom\n---\n\nA loom holds warp, weft and wool.\n");
    write(
        "content/posts/own.md",
        "---\ntitle: Own\nkeywords: [mine]\nrecommendations: [/posts/loom/]\n---\n\nThe loom.\n");
    assertThat(offprint("publish", "--to", "html").code()).isZero();
  }

  private String content(String name) throws IOException {
    return Files.readString(project.resolve("content/posts").resolve(name));
  }

  @Test
  void show_without_a_path_prints_each_published_post_with_its_lists() throws IOException {
    write("content/posts/draft.md", "---\ntitle: D\ndraft: true\n---\n\nLoom and wool.\n");
    write("content/posts/_index.md", "---\ntitle: Posts\n---\n\nLoom and wool.\n");
    publish();
    List<JsonNode> lines = offprint("show", "--json").json();
    assertThat(lines)
        .extracting(line -> line.get("source").asText())
        .contains("posts/wool.md", "posts/own.md")
        .doesNotContain("posts/draft.md", "posts/_index.md");
    JsonNode wool = offprint("show", "--json").line("posts/wool.md");
    assertThat(wool.get("title").asText()).isEqualTo("Wool");
    assertThat(wool.get("language").asText()).isEqualTo("en");
    assertThat(wool.get("status").asText()).isEqualTo("published");
    assertThat(wool.get("related").get(0).get("source").asText()).isEqualTo("posts/loom.md");
    assertThat(wool.get("related").get(0).get("score").asInt()).isBetween(50, 1000);
    assertThat(wool.get("keywords").toString()).contains("loom");
    JsonNode own = offprint("show", "--json").line("posts/own.md");
    assertThat(own.get("keywords")).hasToString("[\"mine\"]");
    assertThat(own.get("related")).hasToString("[{\"source\":\"posts/loom.md\",\"score\":1000}]");
  }

  @Test
  void nothing_is_written_without_a_request() throws IOException {
    publish();
    Result result = offprint("annotate", "posts/wool.md");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("proposed  posts/wool.md", "/posts/loom/");
    assertThat(content("wool.md")).isEqualTo(WOOL);
  }

  @Test
  void suggestions_are_added_and_own_values_stay() throws IOException {
    publish();
    String own = content("own.md");
    Result result = offprint("annotate", "--write", "--json");
    assertThat(result.code()).isZero();
    assertThat(result.line("posts/wool.md").get("status").asText()).isEqualTo("written");
    assertThat(result.line("posts/own.md").get("status").asText()).isEqualTo("complete");
    assertThat(content("own.md")).isEqualTo(own);
    assertThat(content("wool.md"))
        .startsWith("---\n# mine\ntitle: Wool\nkeywords: [")
        .contains("recommendations: [\"/posts/loom/\"")
        .endsWith("]\n---\n\nWool becomes warp and weft on a loom.\n");
    assertThat(offprint("publish", "--to", "html").code()).isZero();
    assertThat(offprint("annotate", "--write").out()).doesNotContain("wool.md");
  }

  @Test
  void a_post_with_defaults_of_its_section_is_extended() throws IOException {
    write("content/posts/_index.md", "---\ntitle: Posts\ncascade:\n  weaver: Ada\n---\n");
    publish();
    Result result = offprint("annotate", "--write", "posts/wool.md");
    assertThat(result.out()).contains("written  posts/wool.md");
    assertThat(result.code()).isZero();
  }

  @Test
  void a_post_that_changed_since_it_was_published_is_refused() throws IOException {
    publish();
    write("content/posts/wool.md", WOOL + "More.\n");
    Result result = offprint("annotate", "--write", "posts/wool.md");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("refused  posts/wool.md", "offprint publish");
    assertThat(content("wool.md")).isEqualTo(WOOL + "More.\n");
  }
}
