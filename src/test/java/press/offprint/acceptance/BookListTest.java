package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ProblemCode;

/** The page of all books. */
class BookListTest {
  private static final String PAGE = "books/index.html";

  @TempDir private Path project;

  private Blog blog(String... editions) {
    Blog blog = new Blog(project, editions);
    blog.with("content/posts/a.md", "---", "title: A", "date: 2024-01-01", "---", "Text.");
    blog.with("content/posts/b.md", "---", "title: B", "date: 2025-01-01", "---", "Text.");
    return blog.with(
        "offprint.yaml",
        "title: Site",
        "books:",
        "  - {name: old, title: The old one, description: Of old, author: Rosa, posts: [posts/a.md]}",
        "  - {name: neu, title: Das neue, language: de, posts: [posts/b.md]}");
  }

  @Test
  void the_page_names_each_book_with_its_files_and_sizes_newest_first() throws Exception {
    Blog blog = blog("html", "index", "books", "book-html", "book-epub", "sitemap");
    blog.publish();
    var page = blog.page(PAGE);
    assertThat(page.select("h1").text()).isEqualTo("Books");
    assertThat(page.select(".page-books h2 a").eachAttr("href"))
        .containsExactly("neu/index.html", "old/index.html");
    Element old = page.select(".page-books > li").get(1);
    assertThat(old.select("h2").text()).isEqualTo("The old one");
    assertThat(old.select(".page-about").text()).isEqualTo("Of old");
    assertThat(old.select(".page-facts").text()).contains("January 1, 2024", "Rosa");
    assertThat(old.select(".page-file").eachAttr("href")).containsExactly("old/old.epub");
    long bytes = Files.size(blog.output("books/old/old.epub"));
    assertThat(old.select(".page-file").text())
        .isEqualTo("EPUB " + Math.round(bytes / 1000.0) + " kB");
    assertThat(page.select(".page-books > li").get(0).select("h2").attr("lang")).isEqualTo("de");
    assertThat(blog.page("index.html").select(".page-lists a").eachAttr("href"))
        .contains("books/index.html");
    assertThat(blog.text("sitemap.xml"))
        .contains("/books/</loc>", "/books/old/</loc>", "/books/neu/</loc>");
    assertThat(blog.page("books/old/index.html").select(".page-over a").attr("href"))
        .isEqualTo("../index.html");
  }

  @Test
  void the_page_is_made_again_if_a_book_changes_and_removed_with_the_last_book() {
    // A run that names its editions withdraws no book.
    String editions = "editions: [html, index, books, book-html]";
    Blog blog = blog();
    blog.with("offprint.yaml", editions, "books: [{name: old, posts: [posts/a.md]}, auto]");
    blog.publish();
    assertThat(blog.page(PAGE).select(".page-books h2").eachText()).hasSize(3);
    assertThat(blog.publish().summary().renditions()).isEmpty();
    blog.with(
        "offprint.yaml",
        editions,
        "books: [{name: old, title: Another title, posts: [posts/a.md]}]");
    blog.publish();
    assertThat(blog.page(PAGE).select(".page-books h2").eachText())
        .containsExactly("Another title");
    assertThat(blog.page("index.html").select(".page-lists .page-count").text()).endsWith("1");
    blog.with("offprint.yaml", editions);
    blog.publish();
    assertThat(blog.output(PAGE)).doesNotExist();
    assertThat(blog.page("index.html").select(".page-lists a").eachAttr("href"))
        .doesNotContain("books/index.html");
  }

  @Test
  void a_section_of_that_name_keeps_its_list() {
    Blog blog = blog("html", "index", "lists", "books", "book-html");
    blog.with("content/books/review.md", "---", "title: Review", "---", "Text.");
    Run run = blog.publish();
    assertThat(blog.page(PAGE).select(".page-list h2").eachText()).containsExactly("Review");
    assertThat(run.summary().problems())
        .noneMatch(problem -> problem.code() == ProblemCode.SLUG_CONFLICT);
  }

  @Test
  void a_cover_is_the_one_of_the_ebook() throws Exception {
    Blog blog = blog("html", "books", "book-html", "book-epub");
    blog.publish();
    List<String> covers = blog.page(PAGE).select(".page-books img").eachAttr("src");
    assertThat(covers).hasSize(2);
    for (String cover : covers) {
      var image = ImageIO.read(blog.output("books/" + cover).toFile());
      assertThat(image.getWidth()).isEqualTo(480);
      assertThat(image.getHeight()).isEqualTo(768);
    }
  }
}
