package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * A file of a post is never in the place of a file or a folder of another post, of a book or of the
 * site, neither by its own name nor by that of a folder around it.
 */
@SharesNothing
class FileClaimsTest {
  private static final String PICTURE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\""
          + " height=\"9\"/></svg>";

  @TempDir private Path folder;

  private Blog blog() {
    return blog(folder);
  }

  private static Blog blog(Path project) {
    return new Blog(project)
        .with("offprint.yaml", "baseUrl: https://example.org/")
        .with("content/dot.svg", PICTURE)
        .with("content/victim.md", "---", "title: V", "date: 2026-01-02", "---", "![x](dot.svg)");
  }

  private static Blog attack(Blog blog, String url) {
    return blog.with(
        "content/other.md",
        "---",
        "title: O",
        "date: 2020-01-02",
        "url: \"" + url + "\"",
        "---",
        "![x](dot.svg)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/victim/victim.jsonld.html",
        "/victim/victim.jsonld/",
        "/victim/victim.PDF/",
        "/victim/victim.epub/deeper/",
        "/victim/victim.pdf.html",
        "/victim/dot.svg/",
        "/victim/dot.svg/deeper.html",
        "/VICTIM/Dot.svg.html",
        "/victim/",
        "/victim/index.html/deeper.html",
      })
  void a_folder_with_the_name_of_a_file_of_another_post_is_refused(String url) {
    Map<String, String> before = withoutAttack();

    Blog clean = attack(blog(), url);
    for (int run = 0; run < 2; run++) {
      Run result = clean.publish();
      assertThat(result.summary().fault()).isFalse();
      assertThat(result.receipts().get("victim.md").status())
          .as("run " + run)
          .isNotEqualTo(ReceiptStatus.REJECTED);
      assertThat(FileTrees.hashes(folder.resolve("output/victim"))).containsAllEntriesOf(before);
    }
  }

  private Map<String, String> withoutAttack() {
    blog(folder.resolve("alone")).publish();
    Map<String, String> files = FileTrees.hashes(folder.resolve("alone/output/victim"));
    assertThat(files).hasSizeGreaterThan(4);
    return files;
  }

  @Test
  void a_picture_is_not_in_the_place_of_a_folder_of_another_post() {
    Blog blog = blog();
    blog.publish();
    assertRefused(attack(blog, "/victim.html"), "victim/dot.svg", "'victim.md'");
  }

  @Test
  void a_picture_is_in_the_place_of_no_static_file_in_a_clean_run() {
    Blog blog = blog().with("static/place/dot.svg", "static").with("static/free", "static");
    assertRefused(attack(blog, "/place/"), "place/dot.svg", "the site");
    assertThat(blog.text("place/dot.svg")).startsWith("static");
  }

  @Test
  void a_folder_of_a_post_is_in_the_place_of_no_static_file() {
    Blog blog = blog().with("static/place", "static");
    assertRefused(attack(blog, "/place/"), "place", "the site");
    assertThat(blog.text("place")).startsWith("static");
  }

  @Test
  void a_static_file_is_in_the_place_of_no_folder_of_a_post() {
    Blog blog = blog();
    blog.publish();
    blog.with("static/victim/victim.pdf/x.txt", "static").with("static/x.txt", "static");
    Run run = blog.publish();
    assertThat(run.summary().fault()).isFalse();
    assertThat(run.summary().problems())
        .extracting(Problem::message)
        .containsExactly(
            "static/victim/victim.pdf/x.txt is not copied: the post victim.md has that place.");
    assertThat(blog.output("x.txt")).isRegularFile();
  }

  @Test
  void a_picture_is_in_the_place_of_no_picture_of_links_to_another_post() throws IOException {
    Blog blog = blog();
    Path picture = folder.resolve("content/victim.card.png");
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
    blog.with(
        "content/other.md", "---", "title: O", "url: /victim.html", "---", "![x](victim.card.png)");
    assertRefused(blog, "victim/victim.card.png", "'victim.md'");
    assertThat(Files.size(blog.output("victim/victim.card.png"))).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_picture_is_in_the_place_of_no_page_of_the_site(boolean clean) {
    Blog blog =
        blog().with("content/tagged.md", "---", "title: T", "tags: [dot.svg]", "---", "Text");
    if (!clean) {
      blog.publish();
      assertThat(blog.output("tags/dot.svg/index.html")).isRegularFile();
    }
    assertRefused(attack(blog, "/tags.html"), "tags/dot.svg", "the site");
    assertThat(blog.output("tags/dot.svg/index.html")).isRegularFile();
  }

  @Test
  void a_file_of_a_page_bundle_that_no_text_names_keeps_its_place() {
    Blog blog =
        blog()
            .with("content/trip/index.md", "---", "title: T", "---", "Text")
            .with("content/trip/day/dot.svg", PICTURE.replace("9", "7"));
    blog.publish();
    String first = blog.text("trip/day/dot.svg");
    assertRefused(attack(blog, "/trip/day/"), "trip/day/dot.svg", "'trip/index.md'");
    assertThat(blog.text("trip/day/dot.svg")).isEqualTo(first);
    blog.without("content/other.md")
        .with("content/trip/day/dot.svg", PICTURE.replace("9", "5"))
        .with("content/trip/index.md", "---", "title: T", "---", "![now](day/dot.svg)");
    assertThat(blog.publish().receipts().get("trip/index.md").problems()).isEmpty();
    assertThat(blog.text("trip/day/dot.svg")).contains("5");
  }

  @Test
  void an_alias_is_in_the_place_of_no_folder_of_a_post() {
    Blog blog = blog();
    blog.with(
        "content/other.md",
        "---",
        "title: O",
        "aliases: [/victim/victim.pdf/, /victim/victim.epub/a.html, /victim/dot.svg/]",
        "---",
        "Text");
    Run run = blog.publish();
    assertThat(run.summary().fault()).isFalse();
    assertThat(run.receipts().get("other.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    for (String file : List.of("victim.pdf", "victim.epub", "dot.svg")) {
      assertThat(blog.output("victim/" + file)).isRegularFile();
    }
    assertThat(run.summary().problems())
        .extracting(Problem::code)
        .containsOnly(ProblemCode.SLUG_CONFLICT)
        .hasSize(3);
  }

  @Test
  void a_post_is_published_when_the_other_file_is_removed() {
    Blog blog = blog().with("static/place", "static");
    attack(blog, "/place/");
    assertThat(blog.publish().receipts().get("other.md").status())
        .isEqualTo(ReceiptStatus.REJECTED);
    blog.without("static/place");
    blog.publish();
    assertThat(blog.publish().receipts().get("other.md").status())
        .isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.output("place/index.html")).isRegularFile();
  }

  private static void assertRefused(Blog blog, String file, String owner) {
    Run run = blog.publish();
    assertThat(run.summary().fault()).isFalse();
    assertThat(run.receipts().get("other.md").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
              assertThat(problem.message()).contains(file).contains(owner);
            });
    assertThat(blog.output("victim/dot.svg")).isRegularFile();
  }
}
