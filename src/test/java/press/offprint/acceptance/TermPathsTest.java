package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of terms: signs become words, or stay as in Hugo. */
class TermPathsTest {
  @TempDir private Path folder;

  private Blog blog() {
    return new Blog(folder)
        .with("content/posts/a.md", "---", "title: A", "tags: [C#, R&D, .NET, A & B]", "---", "x");
  }

  @Test
  void signs_become_words() {
    Blog blog =
        blog().with("offprint.yaml", "links: pretty", "editions: [html, index, lists, feeds]");
    blog.publish();
    assertThat(blog.page("tags/index.html").select(".page-terms a").eachAttr("href"))
        .containsExactlyInAnyOrder("csharp/", "r-and-d/", "net/", "a-and-b/");
  }

  @Test
  void the_paths_of_hugo_can_be_chosen_and_every_link_is_encoded() {
    Blog blog =
        blog()
            .with(
                "offprint.yaml",
                "baseUrl: https://example.org/",
                "termPaths: hugo",
                "editions: [html, index, lists, feeds]");
    blog.publish();
    assertThat(blog.page("tags/index.html").select(".page-terms a").eachAttr("href"))
        .containsExactlyInAnyOrder("c%23/", "rd/", ".net/", "a--b/");
    assertThat(blog.page("posts/a/index.html").select("a[rel=tag]").eachAttr("href"))
        .contains("../../tags/c%23/", "../../tags/rd/", "../../tags/a--b/");
    assertThat(blog.output("tags/c#/index.html")).isRegularFile();
    assertThat(blog.page("tags/c#/index.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://example.org/tags/c%23/");
    assertThat(blog.page("tags/c#/index.html").select("a[href$=feed.xml]").attr("href"))
        .isEqualTo("feed.xml");
    assertThat(blog.text("tags/c#/feed.xml")).contains("https://example.org/tags/c%23/feed.xml");
  }
}
