package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ids of headings, and the links to them from the same post and from others. */
class HeadingLinksTest {
  @TempDir private Path folder;

  private Blog blog(String... editions) {
    return new Blog(folder, editions)
        .with(
            "content/a.md",
            "---",
            "title: A",
            "---",
            "[own](#1-first-step) [text](#1.%20First%20step) [[#1. First step]]",
            "[other](b.md#2-second-step) [again](b.md#2-second-step-1) [[b#2. Second step]]",
            "[words](b.md#2.%20Second%20step)",
            "",
            "## 1. First step",
            "",
            "## Written {#3rd}")
        .with(
            "content/b.md", "---", "title: B", "---", "## 2. Second step", "", "## 2. Second step");
  }

  @Test
  void ids_are_those_of_github_and_hugo_and_links_of_every_kind_find_them() {
    Blog blog = blog("html");
    assertThat(blog.publish().receipts().values())
        .allMatch(receipt -> receipt.problems().isEmpty());
    Document a = blog.page("a/index.html");
    assertThat(a.select(".page-body h2").eachAttr("id")).containsExactly("1-first-step", "3rd");
    assertThat(blog.page("b/index.html").select(".page-body h2").eachAttr("id"))
        .containsExactly("2-second-step", "2-second-step-1");
    assertThat(a.select(".page-body a").eachAttr("href"))
        .containsExactly(
            "#1-first-step",
            "#1-first-step",
            "#1-first-step",
            "../b/index.html#2-second-step",
            "../b/index.html#2-second-step-1",
            "../b/index.html#2-second-step",
            "../b/index.html#2-second-step");
  }

  @Test
  void a_setting_keeps_the_ids_of_before() {
    Blog blog = blog("html").with("offprint.yaml", "headingIds: offprint");
    blog.publish();
    assertThat(blog.page("a/index.html").select(".page-body h2").eachAttr("id"))
        .containsExactly("_1-first-step", "_3rd");
    assertThat(blog.page("a/index.html").select(".page-body a").eachAttr("href"))
        .contains("#_1-first-step", "../b/index.html#_2-second-step");
  }

  @Test
  void the_ids_of_an_ebook_are_xml_names_and_its_links_find_them() throws Exception {
    Blog blog = blog("epub", "pdf");
    blog.publish();
    try (ZipFile book = new ZipFile(blog.output("a/a.epub").toFile())) {
      String chapter = text(book, "EPUB/chapter-1.xhtml");
      assertThat(chapter)
          .contains("<h2 id=\"_1-first-step\">", "<h2 id=\"_3rd\">", "href=\"#_1-first-step\"");
      assertThat(text(book, "EPUB/nav.xhtml")).contains("chapter-1.xhtml#_1-first-step");
    }
    assertThat(blog.output("a/a.pdf")).isRegularFile();
  }

  private static String text(ZipFile book, String name) throws Exception {
    ZipEntry entry = book.getEntry(name);
    try (InputStream in = book.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
