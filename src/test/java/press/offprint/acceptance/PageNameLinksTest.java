package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;

/** Links to the pages that mdBook, GitBook and VuePress make of Markdown files. */
@SharesNothing
class PageNameLinksTest {
  @TempDir private Path project;

  @Test
  void a_link_to_the_page_of_a_file_beside_the_post_leads_to_its_post() {
    Blog blog =
        new Blog(project, "html")
            .with(
                "content/guide/start.md",
                "# Start",
                "",
                "[a](ch01-install.html), [b](../ref/all.html#one), [c](/ref/all.html),",
                "[none](none.html)")
            .with("content/guide/ch01-install.md", "# Install", "", "Words.")
            .with("content/ref/all.md", "# All", "", "## One", "", "Words.");
    Run run = blog.publish();
    assertThat(blog.page("guide/start/index.html").select(".page-body a").eachAttr("href"))
        .containsExactly(
            "../ch01-install/index.html",
            "../../ref/all/index.html#one",
            "../../ref/all/index.html",
            "none.html");
    assertThat(run.receipt("guide/start.md").problems())
        .filteredOn(problem -> problem.code().name().equals("LINK_BROKEN"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("none.html"));
  }
}
