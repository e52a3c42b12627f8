package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** Pages whose permalink is a file, such as {@code /2019/03/hello.html} of a site from Jekyll. */
class FilePagesTest {
  private static final String PICTURE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\""
          + " height=\"9\"/></svg>";

  @TempDir private Path folder;

  private Blog blog(String... editions) {
    return new Blog(folder, editions)
        .with("offprint.yaml", "baseUrl: https://example.org/", "permalinks: date")
        .with(
            "content/_posts/2019-03-04-one.md",
            "---",
            "title: One",
            "image: dot.svg",
            "---",
            "[two]({% post_url 2019-03-05-two %}) [one](one.html) [two](/2019/03/05/two)",
            "[two](../05/two.html#part) [up](./?x) [file](data.csv)",
            "",
            "![picture](dot.svg) ![other](other.svg)")
        .with("content/_posts/2019-03-05-two.md", "---", "title: Two", "---", "## Part", "Text")
        .with("content/_posts/dot.svg", PICTURE)
        .with("content/_posts/other.svg", PICTURE.replace("9", "8"))
        .with("content/_posts/data.csv", "a,b");
  }

  @Test
  void the_page_is_that_very_file_and_its_ebooks_are_beside_it() {
    Blog blog = blog();
    Run run = blog.publish();
    assertThat(run.receipts().values())
        .allMatch(receipt -> receipt.status() == ReceiptStatus.PUBLISHED);
    for (String file :
        List.of("one.html", "one.pdf", "one.epub", "one.jsonld", "one/dot.svg", "one/other.svg")) {
      assertThat(blog.output("2019/03/04/" + file)).isRegularFile();
    }
    assertThat(blog.output("2019/03/04/one/index.html")).doesNotExist();
    assertThat(blog.page("2019/03/04/one.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://example.org/2019/03/04/one.html");
    assertThat(blog.page("index.html").select(".page-list h2 a").eachAttr("href"))
        .containsExactly("2019/03/05/two.html", "2019/03/04/one.html");
    assertThat(blog.page("2019/03/04/one.html").select(".page-downloads a").eachAttr("href"))
        .containsExactly("one.pdf", "one.epub");
    assertThat(blog.text("feed.xml"))
        .contains("<link>https://example.org/2019/03/04/one.html</link>")
        .contains("https://example.org/2019/03/04/one/dot.svg");
  }

  @Test
  void links_lead_to_the_file_and_are_relative_to_it() {
    Blog blog = blog("html");
    blog.publish();
    assertThat(blog.page("2019/03/04/one.html").select(".page-body a").eachAttr("href"))
        .startsWith("../05/two.html", "one.html", "../05/two.html", "../05/two.html#part");
    assertThat(blog.page("2019/03/04/one.html").select("img").eachAttr("src"))
        .containsExactly("one/dot.svg", "one/other.svg");
  }

  @Test
  void two_posts_that_want_the_same_files_are_reported_with_both_sources() {
    Blog blog =
        new Blog(folder, "html")
            .with("content/a/_index.md", "---", "title: A", "---", "Text")
            .with("content/a/x.md", "---", "title: X", "url: /a/a.html", "---", "Text")
            .with("content/b.md", "---", "title: B", "url: /c.html", "---", "Text")
            .with("content/d.md", "---", "title: D", "url: /C.html", "---", "Text");
    Run run = blog.publish();
    assertThat(run.receipts().get("a/_index.md").problems()).isEmpty();
    assertThat(run.receipts().get("b.md").problems()).isEmpty();
    for (String source : List.of("a/x.md", "d.md")) {
      List<Problem> problems = run.receipts().get(source).problems();
      assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SLUG_CONFLICT);
      assertThat(problems.get(0).message()).contains("'" + source + "' and '");
    }
    assertThat(run.receipts().get("a/x.md").problems().get(0).message())
        .isEqualTo(
            "'a/x.md' and 'a/_index.md' have the same files beside the permalink /a/a.html;"
                + " 'a/_index.md' is published there, because its folder and name lead there.");
  }

  @Test
  void a_post_never_stores_a_file_that_another_post_has() {
    Blog blog =
        new Blog(folder, "html")
            .with("content/trip/index.md", "---", "title: T", "---", "![x](day/dot.svg)")
            .with("content/trip/day/dot.svg", PICTURE);
    blog.publish();
    String first = blog.text("trip/day/dot.svg");
    blog.with("content/pictures/dot.svg", PICTURE.replace("9", "7"))
        .with(
            "content/day.md",
            "---",
            "title: D",
            "url: /trip/day/",
            "---",
            "![y](/pictures/dot.svg)");
    Run run = blog.publish();
    assertThat(run.receipts().get("day.md").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
              assertThat(problem.message())
                  .isEqualTo(
                      "'day.md' and 'trip/index.md' both make the file /trip/day/dot.svg; the file"
                          + " of 'trip/index.md' stays.");
            });
    assertThat(blog.text("trip/day/dot.svg")).isEqualTo(first);
  }

  @Test
  void a_post_whose_folder_would_be_a_file_of_another_post_is_refused_and_ends_no_run() {
    Blog blog =
        new Blog(folder, "html", "card")
            .with("offprint.yaml", "baseUrl: https://example.org/")
            .with("content/data.csv", "a,b")
            .with("content/victim.md", "---", "title: V", "---", "[data](data.csv)")
            .with("content/o.md", "---", "title: O", "url: /victim/data.csv.html", "---", "Text.");
    Run run = blog.publish();
    assertThat(run.summary().fault()).isFalse();
    assertThat(run.receipt("o.md").problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.SLUG_CONFLICT);
    assertThat(run.summary().problems()).isEmpty();
    assertThat(blog.output("victim/data.csv")).isRegularFile();
  }
}
