package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.run.ReceiptStatus;

/** Posts of every week, whose names differ in their dates alone. */
@SharesNothing
class DatedNamesTest {
  @TempDir private Path project;

  @Test
  void names_with_one_date_are_rejected_without_that_setting() {
    Blog blog =
        new Blog(project, "html")
            .with("content/2026-01-01-a.md", "---", "title: A", "slug: x", "---", "Words.")
            .with("content/2026-01-01-b.md", "---", "title: B", "slug: x", "---", "Words.");
    assertThat(blog.publish().receipt("2026-01-01-b.md").problems())
        .singleElement()
        .extracting(Problem::hint)
        .asString()
        .doesNotContain("permalinks");
  }

  @Test
  void the_second_one_is_rejected_with_the_setting_that_gives_each_a_permalink() {
    Blog blog =
        new Blog(project, "html")
            .with("content/2026-01-01-news.md", "---", "title: News", "---", "Words.")
            .with("content/2026-01-08-news.md", "---", "title: News", "---", "Words.")
            .with("content/about/us.md", "---", "title: About us", "---", "Words.");
    assertThat(blog.publish().receipt("2026-01-08-news.md").problems())
        .singleElement()
        .extracting(Problem::hint)
        .asString()
        .contains("permalinks: date");

    blog.with("offprint.yaml", "permalinks: date");
    assertThat(blog.publish().receipt("2026-01-08-news.md").status())
        .isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.output("about/us/index.html")).exists();
    assertThat(blog.output("2026/01/01/news.html")).exists();
    assertThat(blog.output("2026/01/08/news.html")).exists();
  }
}
