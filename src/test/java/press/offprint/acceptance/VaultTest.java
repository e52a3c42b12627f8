package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** A site of Obsidian notes, and a site with custom shortcodes. */
class VaultTest {
  private static final String DOT =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"><rect width=\"4\""
          + " height=\"2\"/></svg>";

  @TempDir private Path folder;
  private Blog blog;

  @BeforeEach
  void write() {
    blog = new Blog(folder).with("offprint.yaml", "editions: [html]");
  }

  @Test
  void an_embedded_image_is_found_in_any_folder_and_a_link_by_its_name() {
    blog.with("content/attachments/deep/a dot.svg", DOT)
        .with("content/daily/2026-01-01.md", "---", "title: One", "---", "![[a dot.svg]]")
        .with("content/projects/press.md", "---", "title: The press", "---", "[[2026-01-01|day]]")
        .publish();
    assertThat(blog.page("daily/2026-01-01/index.html").select("figure img").attr("src"))
        .isEqualTo("a%20dot.svg");
    assertThat(blog.page("projects/press/index.html").select(".page-body a").attr("href"))
        .isEqualTo("../../daily/2026-01-01/index.html");
  }

  @Test
  void an_embedded_note_is_shown_in_the_post_and_a_change_rebuilds_the_post() {
    blog.with(
            "content/other.md",
            "---",
            "title: Other",
            "---",
            "The *whole*. ![[a]]",
            "",
            "## Part",
            "",
            "Of it.[^1]",
            "",
            "## Next",
            "",
            "Not this.",
            "",
            "[^1]: A note.")
        .with(
            "content/a.md",
            "---",
            "title: A",
            "---",
            "![[other]]",
            "",
            "![[other#Part]]",
            "",
            "End")
        .publish();
    Document page = blog.page("a/index.html");
    assertThat(page.select(".note-embed").get(0).text())
        .startsWith("Other The whole. A Part Of it.")
        .contains("Not this.");
    assertThat(page.select(".note-embed > p a").eachAttr("href")).contains("../other/index.html");
    assertThat(page.select(".note-embed").get(1).text())
        .startsWith("Part Of it.")
        .doesNotContain("Not");
    assertThat(page.select(".page-body > p").last().text()).isEqualTo("End");
    blog.with("content/other.md", "---", "title: Other", "---", "New words.").publish();
    assertThat(blog.page("a/index.html").select(".note-embed").text()).contains("New words.");
  }

  @Test
  void a_file_that_a_post_of_mdx_imports_is_shown_and_a_change_rebuilds_the_post() {
    blog.with(
            "content/docs/a.mdx",
            "---",
            "title: A",
            "---",
            "import Part from './_part.mdx'",
            "import Later from '@site/parts/_later.mdx'",
            "",
            "<Part />",
            "",
            "<Later />",
            "",
            "End")
        .with("content/docs/_part.mdx", "## Shared", "", "Words.")
        .publish();
    Document page = blog.page("docs/a/index.html");
    assertThat(page.select(".page-body h2").text()).isEqualTo("Shared");
    assertThat(page.select(".page-body p").eachText()).containsExactly("Words.", "End");

    blog.with("content/docs/_part.mdx", "## Shared", "", "Other words.")
        .with("content/parts/_later.mdx", "Later.")
        .publish();
    assertThat(blog.page("docs/a/index.html").select(".page-body p").eachText())
        .containsExactly("Other words.", "Later.", "End");
  }

  @Test
  void an_image_that_is_added_later_is_shown_after_the_next_run() {
    blog.with("content/a.md", "---", "title: A", "---", "![[dot.svg|Dot]]").publish();
    assertThat(blog.page("a/index.html").select(".missing").text()).isEqualTo("Dot");
    blog.with("content/dot.svg", DOT).publish();
    assertThat(blog.page("a/index.html").select("figure img").attr("alt")).isEqualTo("Dot");
  }

  @Test
  void a_shortcode_is_a_template_and_its_content_stays_markdown() {
    blog.with(
            "templates/shortcodes/box.html",
            "<div class=\"box {{ params.kind }}\"><p>{{ params.title }} {{ markdown.note | raw }}"
                + "{{ params.nothing }}</p>{{ inner }}<script>alert(1)</script></div>")
        .with("templates/shortcodes/key.html", "<kbd>{{ args[0] }}</kbd>")
        .with("templates/shortcodes/loud.html", "<strong>{{ inner }}</strong>")
        .with(
            "content/a.md",
            "---",
            "title: A",
            "---",
            "{{< box kind=tip title=\"1 < 2\" note=\"*so*\" >}}",
            "Some **words**.[^1]",
            "",
            "{{< box kind=inner >}}",
            "- item",
            "{{< /box >}}",
            "{{< /box >}}",
            "",
            "Press {{< key Enter >}} and {{< loud >}}*wait*{{< /loud >}}.",
            "",
            "[^1]: A note.")
        .publish();
    String body = blog.page("a/index.html").select(".page-body").html();
    assertThat(body.replaceAll("\\s+", " "))
        .contains(
            "<div class=\"box tip\"> <p>1 &lt; 2 <em>so</em></p> <p>Some <strong>words</strong>")
        .contains(
            "<div class=\"box inner\"> <p></p> <ul> <li>item</li> </ul>".replace("<p></p> ", ""))
        .contains("Press <kbd>Enter</kbd> and <strong><em>wait</em></strong>.")
        .doesNotContain("script");
  }

  @Test
  void a_changed_shortcode_rebuilds_its_posts_and_a_broken_one_is_a_warning() {
    blog.with("templates/shortcodes/box.html", "<p>one {{ inner }}</p>")
        .with("content/a.md", "---", "title: A", "---", "{{< box >}}in{{< /box >}}")
        .publish();
    assertThat(blog.page("a/index.html").select(".page-body").text()).isEqualTo("one in");
    blog.with("templates/shortcodes/box.html", "<p>two {{ inner }}</p>").publish();
    assertThat(blog.page("a/index.html").select(".page-body").text()).isEqualTo("two in");
    blog.with("templates/shortcodes/box.html", "{{ nobody }}");
    Run run = blog.publish();
    assertThat(run.receipt("a.md").problems())
        .extracting(Problem::code, Problem::line)
        .containsExactly(tuple(ProblemCode.SHORTCODE_INVALID, 4));
    assertThat(blog.page("a/index.html").select(".page-body").text()).isEqualTo("in");
    assertThat(Files.exists(folder.resolve("output/a/index.html"))).isTrue();
  }

  @Test
  void a_page_bundle_names_its_resources() {
    blog.with("content/a/img/dot.svg", DOT)
        .with(
            "content/a/index.md",
            "---",
            "title: A",
            "resources:",
            "- {src: img/dot.svg, name: dot}",
            "---",
            "![A dot](dot)",
            "",
            "{{< figure src=\"dot\" alt=\"Again\" >}}")
        .publish();
    assertThat(blog.page("a/index.html").select("figure img").eachAttr("src"))
        .containsExactly("img/dot.svg", "img/dot.svg");
  }

  @Test
  void the_page_of_a_term_has_the_text_and_the_title_of_its_index_file() {
    blog.with("offprint.yaml", "editions: [html, lists, feeds, index]")
        .with("content/tags/_index.md", "---", "title: All the tags", "---", "About tags.")
        .with("content/tags/two-words/_index.md", "---", "title: Explained", "---", "Why two.")
        .with("content/a.md", "---", "title: A", "tags: [Two Words, one]", "---", "Text")
        .publish();
    assertThat(blog.page("tags/index.html").select("h1, .page-below h2").eachText())
        .containsExactly("All the tags", "Explained", "one");
    assertThat(blog.page("tags/two-words/index.html").select("h1, .page-below h2").eachText())
        .containsExactly("Explained", "A");
    assertThat(blog.text("tags/two-words/feed.xml")).contains("<title>A</title>");
    assertThat(blog.page("tags/one/index.html").select(".page-list h2").text()).isEqualTo("A");
  }
}
