package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.Site;

/**
 * The home page is small, with links to ebooks and without descriptions, which the beginnings of
 * the texts replace. Its pictures are not a part of it.
 */
class HomePageSizeTest {
  @TempDir private Path project;

  @Test
  void the_home_page_of_a_blog_has_fewer_than_thirty_kilobytes_and_no_script() throws IOException {
    Blog blog =
        new Blog(
            project, "html", "pdf", "epub", "index", "lists", "rss", "atom", "json", "archive");
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "description: Notes on paper.",
        "author: Mika Aalto",
        "baseUrl: https://example.org/",
        "menus: {main: [{name: Posts, url: /posts/}, {name: Archive, url: /archive/}]}");
    for (int i = 0; i < Site.PAGE_ITEMS + 1; i++) {
      blog.with(
          "content/posts/a-post-with-a-name-of-usual-length-" + i + ".md",
          "---",
          "title: A post with a title of usual length " + i,
          "date: 2024-01-01",
          "tags: [paper, ink]",
          "---",
          "A beginning of a usual text, which is longer than its part in the list. ".repeat(9));
    }
    blog.publish();
    String home = blog.text("index.html");
    assertThat(blog.page("index.html").select(".page-list li")).hasSize(Site.PAGE_ITEMS);
    assertThat(blog.page("index.html").select(".page-file")).hasSize(2 * Site.PAGE_ITEMS);
    assertThat(home).doesNotContain("<script");
    assertThat(home.getBytes(StandardCharsets.UTF_8).length).isLessThan(30_000);
    assertThat(compressed(home)).isLessThan(6_000);
  }

  private static int compressed(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.size();
  }
}
