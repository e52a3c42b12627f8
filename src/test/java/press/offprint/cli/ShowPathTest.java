package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code show} reads some posts alone, and prints of them what it prints of all posts. */
class ShowPathTest extends SmallSite {
  private static final String CONFIGURATION = "title: Site\neditions: [html, index]\n";
  private static final String WORDS =
      "Paper, ink, press and type of the printing house of a town.\n";

  private void post(String name, String fields, String text) throws IOException {
    write("content/posts/" + name, "---\ndate: 2026-01-03\n" + fields + "---\n\n" + text);
  }

  private void assertSameAsAmongAll(int posts) throws IOException {
    offprint("publish");
    Map<String, JsonNode> all = new HashMap<>();
    for (JsonNode one : offprint("show", "--json").json()) {
      all.put(one.get("source").asText(), one);
    }
    assertThat(all).hasSize(posts);
    for (Map.Entry<String, JsonNode> one : all.entrySet()) {
      String page = one.getValue().get("renditions").get(0).get("path").asText();
      for (String path : new String[] {"content/" + one.getKey(), one.getKey(), "output/" + page}) {
        assertThat(offprint("show", "--json", path).json())
            .as(path)
            .containsExactly(one.getValue());
      }
    }
  }

  @Test
  void related_posts_and_problems_are_shown_of_one_post()
      throws IOException {
    write("offprint.yaml", CONFIGURATION);
    assertSameAsAmongAll(2);
    assertThat(offprint("show", "content/posts/first.md").out()).contains("posts/second.md");
    post("second.md", "title: [broken\n", "");
    assertThat(offprint("publish").code()).isEqualTo(3);
    assertSameAsAmongAll(2);
  }

  @Test
  void translations_by_name_and_by_key_are_shown_of_one_post() throws IOException {
    write("offprint.yaml", CONFIGURATION + "related: false\n");
    post("tea.md", "title: Tea\ntranslationKey: drink\n", "Tea.\n");
    post("tee.md", "title: Tee\nlanguage: de\ntranslationKey: drink\n", "Tee.\n");
    assertSameAsAmongAll(4);
    assertThat(offprint("show", "content/posts/tea.md").out()).contains("posts/tee.md");
    post("bread.md", "title: Bread\n", "Bread.\n");
    post("bread.fr.md", "title: Pain\n", "Pain.\n");
    assertSameAsAmongAll(6);
    assertThat(offprint("show", "content/posts/bread.md").out()).contains("posts/bread.fr.md");
  }

  @Test
  void a_file_that_a_bundle_hides_names_the_bundle() throws IOException {
    write("offprint.yaml", CONFIGURATION + "related: false\n");
    post("bundle/index.md", "title: Bundle\n", "Text.\n");
    post("bundle/README.md", "title: Part\n", "Text.\n");
    assertThat(offprint("publish").code()).isZero();
    JsonNode part = offprint("show", "--json", "content/posts/bundle/README.md").json().get(0);
    assertThat(part.get("status").asText()).isEqualTo("ignored");
    assertThat(part.toString()).contains("posts/bundle/");
    assertThat(offprint("show", "--json", "content/posts/bundle").json()).hasSize(2);
    assertThat(offprint("show", "--json", ".").json()).hasSize(4);
  }
}
