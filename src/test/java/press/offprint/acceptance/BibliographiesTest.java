package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** The files of bibliographies and styles, of the whole site and of a post. */
class BibliographiesTest {
  private static final String DOE = "@book{doe, author={Doe, Jane}, title={%s}, year=2000}";

  @TempDir private Path project;

  private Blog blog() {
    Blog blog = new Blog(project, "html");
    blog.with("offprint.yaml", "title: Barley", "bibliography: refs/sources.bib");
    blog.with("refs/sources.bib", DOE.formatted("One"));
    post(blog, "citing", "As [@doe] says.");
    return post(blog, "plain", "As nobody says.");
  }

  private static Blog post(Blog blog, String name, String text, String... fields) {
    return blog.with(
        "content/posts/" + name + ".md",
        "---",
        "title: " + name,
        "date: 2024-03-11",
        String.join("\n", fields),
        "---",
        text);
  }

  private static String body(Blog blog, String name) {
    Element body = blog.page("posts/" + name + "/index.html").selectFirst(".page-body");
    body.select(".csl-back").remove();
    return body.text();
  }

  @Test
  void a_bibliography_beside_the_configuration_serves_all_posts() {
    Blog blog = blog();
    Run run = blog.publish();
    assertThat(run.receipt("posts/citing.md").problems()).isEmpty();
    assertThat(body(blog, "citing")).contains("(Doe 2000)", "One.");
    blog.with("refs/sources.bib", DOE.formatted("Two"));
    assertThat(blog.publish().with(ReceiptStatus.PUBLISHED))
        .extracting(Receipt::source)
        .containsExactly("posts/citing.md");
    assertThat(body(blog, "citing")).contains("Two.");
    blog.with("content/refs/sources.bib", DOE.formatted("Three"));
    blog.publish();
    assertThat(body(blog, "citing")).as("the content folder is first").contains("Three.");
  }

  @Test
  void no_other_file_beside_the_configuration_can_be_referred_to() {
    Blog blog = blog();
    blog.with("secret.yaml", "key: 1");
    post(blog, "citing", "[A file](/secret.yaml)", "bibliography: /secret.yaml");
    Run run = blog.publish();
    assertThat(Run.codes(run.receipt("posts/citing.md"))).contains(ProblemCode.RESOURCE_MISSING);
    assertThat(blog.output("secret.yaml")).doesNotExist();
  }

  @Test
  void check_reads_the_same_files() {
    Map<String, Receipt> found = new TreeMap<>();
    ProjectOperations.check(
        blog().settings(),
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            found.put(receipt.source(), receipt);
          }
        });
    assertThat(found.get("posts/citing.md").problems()).isEmpty();
  }

  @Test
  void a_post_may_give_its_bibliography_a_heading() {
    Blog blog = blog();
    post(blog, "titled", "As [@doe] says.", "reference-section-title: Works cited");
    post(
        blog,
        "placed",
        "As [@doe] says.\n\n::: {#refs}\n:::\n\nThe end.",
        "reference-section-title: Works cited");
    blog.publish();
    assertThat(body(blog, "titled")).contains("says. Works cited Doe").doesNotContain("References");
    assertThat(body(blog, "placed")).contains("says. Works cited Doe").endsWith("The end.");
  }

  @Test
  void a_style_that_fails_is_replaced_by_the_default_with_a_warning() {
    Blog blog = blog();
    blog.with(
        "content/posts/endless.csl",
        "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'>",
        "<info><title>Endless</title><id>endless</id></info>",
        "<macro name='again'><text macro='again'/></macro>",
        "<citation><layout><text macro='again'/></layout></citation>",
        "</style>");
    blog.with("content/posts/broken.csl", "<style");
    post(blog, "endless", "As [@doe] says.", "csl: endless.csl");
    post(blog, "broken", "As [@doe] says.", "csl: broken.csl");
    post(blog, "unknown", "As [@doe] says.", "csl: of-nobody");
    Run run = blog.publish();
    for (String name : new String[] {"endless", "broken", "unknown"}) {
      assertThat(body(blog, name)).as(name).contains("As (Doe 2000) says.");
      assertThat(run.receipt("posts/" + name + ".md").problems())
          .as(name)
          .extracting(Problem::code)
          .containsExactly(ProblemCode.CITE_STYLE);
    }
    assertThat(run.receipt("posts/citing.md").problems()).isEmpty();
  }
}
