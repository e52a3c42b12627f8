package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The files of page bundles are published at the addresses that Hugo gives them. */
class BundleFilesTest {
  private static final String PICTURE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\""
          + " height=\"9\"/></svg>";

  @TempDir private Path folder;

  private Blog blog() {
    return new Blog(folder)
        .with("offprint.yaml", "editions: [html, index, lists]")
        .with(
            "content/posts/trip/index.md",
            "---",
            "title: Trip",
            "---",
            "![named](images/My%20Photo%20(1).SVG) [file](notes.txt)")
        .with("content/posts/trip/images/My Photo (1).SVG", PICTURE)
        .with("content/posts/trip/images/other.svg", PICTURE.replace("9", "8"))
        .with("content/posts/trip/notes.txt", "named")
        .with("content/posts/trip/data.csv", "a,b")
        .with("content/posts/trip/page.html", "<script>alert(1)</script>")
        .with("content/posts/trip/_private/x.csv", "x")
        .with("content/posts/trip/.git/x.csv", "x")
        .with("content/posts/trip/day/index.md", "---", "title: Day", "---", "Text")
        .with("content/posts/trip/day/day.csv", "x")
        .with("content/posts/plain.md", "---", "title: Plain", "---", "Text")
        .with("content/posts/plain.csv", "x")
        .with(
            "content/posts/quiet/index.md",
            "---",
            "title: Quiet",
            "build:",
            "  publishResources: false",
            "---",
            "Text")
        .with("content/posts/quiet/x.csv", "x");
  }

  private List<String> files(String under) throws IOException {
    Path output = folder.resolve("output");
    try (Stream<Path> all = Files.walk(output.resolve(under))) {
      return all.filter(Files::isRegularFile)
          .map(path -> output.relativize(path).toString())
          .filter(path -> !path.endsWith(".html") && !path.endsWith(".jsonld"))
          .sorted()
          .toList();
    }
  }

  @Test
  void an_unnamed_file_on_which_a_program_may_act_is_published_and_reported() {
    String pdf =
        "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>>>endobj\n%%EOF";
    Run run = blog().with("content/posts/trip/form.pdf", pdf).publish();
    assertThat(folder.resolve("output/posts/trip/form.pdf")).isRegularFile();
    assertThat(run.summary().problems())
        .filteredOn(problem -> problem.code() == ProblemCode.RESOURCE_ACTIVE)
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("posts/trip/form.pdf"));
  }

  @Test
  void named_and_unnamed_files_keep_their_names_and_a_forbidden_one_is_reported()
      throws IOException {
    Run run = blog().publish();
    assertThat(files("posts"))
        .containsExactly(
            "posts/trip/data.csv",
            "posts/trip/day/day.csv",
            "posts/trip/images/My Photo (1).SVG",
            "posts/trip/images/other.svg",
            "posts/trip/notes.txt");
    assertThat(run.summary().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_TYPE);
              assertThat(problem.message()).contains("posts/trip/page.html");
            });
  }

  @Test
  void a_changed_file_is_published_again_and_a_removed_one_is_withdrawn() throws IOException {
    Blog blog = blog();
    blog.publish();
    blog.with("content/posts/trip/data.csv", "a,b,c")
        .without("content/posts/trip/images/other.svg");
    blog.publish();
    assertThat(blog.text("posts/trip/data.csv")).isEqualTo("a,b,c\n");
    assertThat(blog.output("posts/trip/images/other.svg")).doesNotExist();
    blog.with("content/posts/trip/index.md", "---", "title: Trip", "draft: true", "---", "Text");
    blog.publish();
    assertThat(blog.output("posts/trip/data.csv")).doesNotExist();
    // A hidden bundle hides all files in its folder, also the bundles.
    assertThat(blog.output("posts/trip/day/day.csv")).doesNotExist();
    blog.with("content/posts/trip/index.md", "---", "title: Trip", "---", "Text").publish();
    assertThat(blog.output("posts/trip/data.csv")).exists();
    assertThat(blog.output("posts/trip/day/day.csv")).exists();
  }

  @Test
  void a_file_that_did_not_change_is_not_written_again() throws IOException {
    Blog blog = blog();
    blog.publish();
    FileTime earlier = FileTime.fromMillis(1_000_000_000_000L);
    Path copy = blog.output("posts/trip/data.csv");
    Files.setLastModifiedTime(copy, earlier);
    blog.publish();
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(earlier);
    blog.with("content/posts/trip/day/day.csv", "another")
        .with("content/posts/new/index.md", "---", "title: New", "---", "Text")
        .with("content/posts/new/new.csv", "x");
    blog.publish();
    assertThat(blog.text("posts/trip/day/day.csv")).isEqualTo("another\n");
    assertThat(blog.output("posts/new/new.csv")).exists();
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(earlier);
  }

  @Test
  void the_files_beside_a_section_page_are_published_and_those_of_its_folders_are_not()
      throws IOException {
    Blog blog =
        blog()
            .with("content/_index.md", "---", "title: Home", "---", "Text")
            .with("content/home.csv", "x")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "[named](named.csv)")
            .with("content/posts/named.csv", "x")
            .with("content/posts/_private.csv", "x")
            .with("content/posts/loose/x.csv", "x")
            .with("content/other/README.md", "---", "title: Other", "---", "Text")
            .with("content/other/x.csv", "x");
    blog.publish();
    assertThat(files(""))
        .contains("home.csv", "posts/plain.csv", "posts/named.csv")
        .noneMatch(path -> path.endsWith("/x.csv") || path.endsWith("private.csv"));
    blog.without("content/posts/_index.md").without("content/home.csv").publish();
    assertThat(files("")).doesNotContain("home.csv", "posts/plain.csv", "posts/named.csv");
  }

  @Test
  void a_file_that_becomes_named_keeps_its_address() {
    Blog blog = blog();
    blog.publish();
    blog.with("content/posts/trip/index.md", "---", "title: Trip", "---", "[d](data.csv)")
        .publish();
    assertThat(blog.text("posts/trip/data.csv")).isEqualTo("a,b\n");
    assertThat(blog.text("posts/trip/notes.txt")).isEqualTo("named\n");
  }

  @Test
  void a_post_with_the_address_of_a_file_is_rejected_and_the_file_stays() {
    Run run =
        blog()
            .with("content/other.md", "---", "title: O", "url: /posts/trip/data.csv/", "---", "x")
            .publish();
    assertThat(run.receipt("other.md").problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.SLUG_CONFLICT);
    assertThat(folder.resolve("output/posts/trip/data.csv")).hasContent("a,b");
  }
}
