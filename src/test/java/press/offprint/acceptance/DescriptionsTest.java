package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of each page for search engines and for links on other sites. */
class DescriptionsTest {
  private static final String ROWS = "Some text with enough words to be an opening. ".repeat(20);

  @TempDir Path project;

  private Blog blog() {
    return new Blog(project, "html", "index", "lists", "rss", "atom", "json");
  }

  private String described(Blog blog, String page) {
    var head = blog.page(page).head();
    String description = head.select("meta[name=description]").attr("content");
    assertThat(head.select("meta[property=og:description]").attr("content")).isEqualTo(description);
    return description;
  }

  @Test
  void a_written_description_is_preferred_to_a_written_summary() {
    Blog blog =
        blog()
            .with("content/posts/a.md", "---", "description: Of A.", "---", "# A", "", "Text.")
            .with("content/posts/b.md", "---", "summary: In short.", "---", "# B", "", "Text.")
            .with("content/posts/c.md", "# C", "", "Before.", "", "<!--more-->", "", "After.");
    blog.publish();
    assertThat(described(blog, "posts/a/index.html")).isEqualTo("Of A.");
    assertThat(described(blog, "posts/b/index.html")).isEqualTo("In short.");
    assertThat(described(blog, "posts/c/index.html")).isEqualTo("Before.");
  }

  @Test
  void a_post_without_both_is_described_by_its_first_paragraphs() {
    Blog blog =
        blog()
            .with(
                "content/posts/a.md",
                "# A",
                "",
                "## Why",
                "",
                "```",
                "code();",
                "```",
                "",
                "- an item",
                "",
                "Text with *emphasis*, $x^2$ and a note[^1].",
                "",
                "> A quotation.",
                "",
                "{{< youtube id=\"dQw4w9WgXcQ\" title=\"A talk\" >}}",
                "",
                "![A pen](https://pictures.invalid/pen.png)",
                "",
                "| a | b |",
                "|---|---|",
                "| 1 | 2 |",
                "",
                "The second paragraph.",
                "",
                "[^1]: The note.");
    blog.publish();
    String expected = "Text with emphasis, x^2 and a note. The second paragraph.";
    assertThat(described(blog, "posts/a/index.html")).isEqualTo(expected);
    assertThat(blog.text("feed.xml")).contains("<description>" + expected + "</description>");
    assertThat(blog.text("posts/a/a.jsonld")).contains("\"" + expected + "\"");
  }

  @Test
  void a_long_opening_ends_at_a_word_within_three_hundred_characters() {
    Blog blog = blog().with("content/posts/a.md", "# A", "", ROWS);
    blog.publish();
    assertThat(described(blog, "posts/a/index.html")).hasSizeBetween(250, 301).endsWith("…");
  }

  @Test
  void a_post_of_lists_alone_is_described_by_them() {
    Blog blog = blog().with("content/posts/a.md", "# A", "", "- ink", "- paper");
    blog.publish();
    assertThat(described(blog, "posts/a/index.html")).isEqualTo("ink paper");
  }

  @Test
  void a_post_without_words_has_no_description() {
    Blog blog =
        blog().with("content/posts/a.md", "---", "title: A", "---", "", "```", "code();", "```");
    blog.publish();
    assertThat(blog.text("posts/a/index.html")).doesNotContain("description");
  }

  @Test
  void pages_sections_lists_and_the_home_page_are_described_by_their_own_words() {
    Blog blog =
        blog()
            .with("offprint.yaml", "title: Blog", "description: About ink.")
            .with("content/about.md", "---", "title: About", "---", "We print.")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "All of them.")
            .with("content/posts/a.md", "---", "title: A", "tags: [ink]", "---", "Text.")
            .with("content/tags/ink/_index.md", "---", "title: Ink", "---", "All about ink.")
            .with("content/notes/b.md", "---", "title: B", "tags: [pen]", "---", "Text.");
    blog.publish();
    assertThat(described(blog, "about/index.html")).isEqualTo("We print.");
    assertThat(described(blog, "posts/index.html")).isEqualTo("All of them.");
    assertThat(described(blog, "tags/ink/index.html")).isEqualTo("All about ink.");
    assertThat(described(blog, "notes/index.html")).isEmpty();
    assertThat(described(blog, "tags/pen/index.html")).isEmpty();
    assertThat(described(blog, "index.html")).isEqualTo("About ink.");
  }

  @Test
  void the_list_of_an_author_is_described_by_the_profile() {
    Blog blog =
        blog()
            .with("offprint.yaml", "taxonomies: {author: authors}")
            .with("data/authors.yaml", "mika-aalto:", "  bio: Folds paper.")
            .with(
                "content/a.md",
                "---",
                "title: A",
                "date: 2026-01-01",
                "author: Mika Aalto",
                "---",
                "Text.");
    blog.publish();
    assertThat(described(blog, "authors/mika-aalto/index.html")).isEqualTo("Folds paper.");
  }

  @Test
  void the_home_page_of_a_site_without_description_has_that_of_its_text() {
    Blog blog =
        blog()
            .with("offprint.yaml", "title: Blog")
            .with("content/_index.md", "---", "title: Home", "---", "Welcome.")
            .with("content/posts/a.md", "# A", "", "Text.");
    blog.publish();
    assertThat(described(blog, "index.html")).isEqualTo("Welcome.");
  }
}
