package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** An alias of a post leads to the post and never replaces another page. */
class RedirectsTest {
  @TempDir private Path folder;
  private Blog blog;

  @BeforeEach
  void write() {
    blog =
        new Blog(folder, "html", "lists", "redirects")
            .with("offprint.yaml", "baseUrl: https://example.org/blog/")
            .with(
                "content/posts/a.md",
                "---",
                "title: The \"first\" & best",
                "tags: [paper]",
                "aliases: [/old/a/, /2019/a.html, near, /posts/b/, /tags/paper/, /shared/]",
                "---",
                "Text")
            .with(
                "content/posts/b.md", "---", "title: B", "redirect_from: /shared/", "---", "Text");
  }

  @Test
  void an_alias_links_to_the_post_and_is_not_indexed() {
    blog.publish();
    for (String file : new String[] {"old/a/index.html", "2019/a.html", "posts/near/index.html"}) {
      Document page = blog.page(file);
      assertThat(target(file, page.select("h1 a").attr("href")))
          .isEqualTo(blog.output("posts/a"))
          .isDirectory();
      assertThat(page.select("link[rel=canonical]").attr("href"))
          .isEqualTo("https://example.org/blog/posts/a/");
      assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
      assertThat(page.select("h1 a").text()).isEqualTo("The “first” & best");
    }
  }

  @Test
  void a_page_redirects_automatically_only_if_the_site_is_configured_so() {
    blog.publish();
    assertThat(blog.page("old/a/index.html").select("meta[http-equiv]")).isEmpty();
    blog.with("offprint.yaml", "params:", "  redirectAtOnce: true").publish();
    String way = blog.page("old/a/index.html").select("meta[http-equiv=refresh]").attr("content");
    assertThat(way).startsWith("0; url=");
    assertThat(target("old/a/index.html", way.substring(7)))
        .isEqualTo(blog.output("posts/a/index.html"));
  }

  private Path target(String file, String href) {
    return blog.output(file).resolveSibling(href).normalize();
  }

  @Test
  void an_alias_never_overwrites_another_page_and_the_conflict_is_reported() {
    Run run = blog.publish();
    assertThat(blog.page("posts/b/index.html").select("h1").text()).isEqualTo("B");
    assertThat(blog.page("tags/paper/index.html").select("meta[http-equiv]")).isEmpty();
    assertThat(Run.codes(run.receipt("posts/a.md"))).containsExactly(ProblemCode.SLUG_CONFLICT);
    assertThat(run.receipt("posts/a.md").problems().get(0).message())
        .contains("/posts/b/", "posts/b.md");
    assertThat(Run.codes(run.receipt("posts/b.md"))).containsExactly(ProblemCode.SLUG_CONFLICT);
    assertThat(run.summary().problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
              assertThat(problem.message()).contains("tags/paper");
            });
  }

  @Test
  void a_redirect_is_removed_with_its_post_and_added_with_its_alias() {
    blog.publish();
    assertThat(blog.output("shared/index.html")).content().contains("posts/a/");
    blog.without("content/posts/a.md");
    Run run = blog.publish();
    assertThat(run.receipt("posts/a.md").status()).isEqualTo(ReceiptStatus.WITHDRAWN);
    assertThat(blog.output("old")).doesNotExist();
    assertThat(blog.output("2019")).doesNotExist();
    // The post that lost the conflict has the alias now, and its warning is removed.
    assertThat(run.receipt("posts/b.md").problems()).isEmpty();
    assertThat(blog.output("shared/index.html")).content().contains("posts/b/");
    blog.with("content/posts/b.md", "---", "title: B", "---", "Text").publish();
    assertThat(blog.output("shared")).doesNotExist();
  }

  @Test
  void an_unchanged_redirect_is_not_written_again() {
    blog.publish();
    Run again = blog.publish();
    assertThat(again.with(ReceiptStatus.UNCHANGED)).hasSize(2);
    assertThat(again.summary().renditions()).isEmpty();
  }
}
