package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code show --json} without a path: one object a line for every published post. */
class ShowRelatedTest extends SmallSite {

  @BeforeEach
  void fourPosts() throws IOException {
    write("offprint.yaml", "title: Crafts\n");
    write("content/a.md", "---\ntitle: Loom\n---\n\nA loom, wool, and wool. Warp and weft.\n");
    write("content/b.md", "---\ntitle: Weaver\n---\n\nThe warp, the weft and the loom.\n");
    write("content/about.md", "---\ntitle: A\nkind: page\n---\n\nA loom, wool, warp, weft.\n");
    write("content/off.md", "---\ntitle: O\nrelated: false\n---\n\nA loom, wool, warp, weft.\n");
    write("content/draft.md", "---\ntitle: D\ndraft: true\n---\n\nA loom, wool, warp.\n");
  }

  private Result show() {
    return offprint("show", "--json");
  }

  private static void hasLists(Result shown) throws IOException {
    assertThat(shown.code()).isZero();
    JsonNode post = shown.line("a.md");
    assertThat(post.get("related")).hasSize(1);
    assertThat(post.get("related").get(0).get("source").asText()).isEqualTo("b.md");
    assertThat(post.get("related").get(0).get("score").asInt()).isBetween(50, 1000);
    assertThat(post.get("keywords").toString()).contains("\"loom\"");
  }

  @Test
  void every_published_post_has_its_lists_after_any_run_of_any_edition() throws IOException {
    offprint("publish", "--to", "html");
    Result shown = show();
    assertThat(shown.out().lines()).hasSize(6).allMatch(line -> line.startsWith("{\"source\":"));
    hasLists(shown);
    offprint("publish", "--to", "html");
    hasLists(show());
    offprint("publish", "--to", "epub");
    hasLists(show());
  }

  @Test
  void pages_and_posts_that_opt_out_have_empty_lists_and_are_in_none() throws IOException {
    offprint("publish", "--to", "html");
    Result shown = show();
    for (String source : new String[] {"about.md", "off.md"}) {
      assertThat(shown.line(source).get("related")).isEmpty();
      assertThat(shown.line(source).get("keywords")).isEmpty();
      assertThat(shown.out()).doesNotContain("{\"source\":\"" + source + "\",\"score\"");
    }
  }

  @Test
  void the_lists_are_empty_if_related_posts_are_switched_off() throws IOException {
    offprint("publish", "--to", "html");
    write("offprint.yaml", "title: Crafts\nrelated: false\n");
    offprint("publish", "--to", "html");
    assertThat(show().line("a.md").get("related")).isEmpty();
    assertThat(show().line("a.md").get("keywords")).isEmpty();
  }

  @Test
  void a_post_that_fails_in_rendering_is_not_shown_and_the_next_run_removes_its_links()
      throws IOException {
    write(
        "templates/web/post.html",
        "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>"
            + "{{ article.metadata.title == \"Weaver\" ? article.nothing : \"\" }}"
            + "{% for other in article.related %}<a href=\"{{ other.path }}\">x</a>{% endfor %}"
            + "</body></html>");
    assertThat(offprint("publish", "--to", "html").code()).isNotZero();
    assertThat(show().out()).doesNotContain("b.md");
    offprint("publish", "--to", "html");
    assertThat(Files.readString(project.resolve("output/a/index.html")))
        .contains("<body>")
        .doesNotContain("<a ");
  }
}
