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

  @Test
  void the_list_of_a_taxonomy_without_terms_leads_to_the_home_page_as_hugo_has_such_a_list() {
    String[] settings = {
      "baseUrl: https://example.org/",
      "termPaths: hugo",
      "languages: {fr: {title: Blogue}}",
      "editions: [html, index, lists, redirects]"
    };
    Blog blog = blog().with("offprint.yaml", settings);
    blog.with("content/fr/posts/b.md", "---", "title: B", "categories: [Notes]", "---", "x");
    blog.publish();
    assertThat(blog.page("categories/index.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://example.org/");
    assertThat(blog.page("fr/tags/index.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://example.org/fr/");
    assertThat(blog.page("fr/categories/index.html").select(".page-terms a")).hasSize(1);
    assertThat(blog.output("series")).doesNotExist();
  }
}
