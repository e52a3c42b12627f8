package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** Sections and their defaults, lists and their pages, summaries, static files. */
@SharesNothing
class SectionsTest {
  @TempDir private Path folder;
  private Blog blog;

  @BeforeEach
  void write() {
    blog =
        new Blog(folder)
            .with(
                "offprint.yaml",
                "baseUrl: https://example.org/",
                "links: file",
                "editions: [html, index, lists, feeds, redirects, rss, atom, json]",
                "trust: [posts]",
                "related: false",
                "lists:",
                "  items: 2")
            .with("content/_index.md", "---", "title: Home", "---", "Welcome to the *press*.")
            .with(
                "content/posts/_index.md",
                "---",
                "title: All about paper",
                "cascade:",
                "  author: Mika Aalto",
                "  tags: [paper]",
                "  params: {motto: hand made, colour: red}",
                "---",
                "What these posts say.")
            .with(
                "content/posts/one.md",
                "---",
                "title: One",
                "date: 2026-01-01",
                "series: Beginnings",
                "params: {colour: blue}",
                "---",
                "The first $E=mc^2$ *words*[^1] and `code`. {{< param motto >}}, {{< param colour >}}",
                "",
                "<!--more-->",
                "",
                "The rest.",
                "",
                "[^1]: A note.")
            .with(
                "content/posts/two/index.md",
                "---",
                "title: Two",
                "date: 2026-01-02",
                "author: Eeva",
                "series: Beginnings",
                "---",
                "Text")
            .with(
                "content/posts/deep/_index.md",
                "---",
                "title: Deeper",
                "cascade:",
                "- _target: {path: '/posts/deep/only*'}",
                "  tags: [deep]",
                "---",
                "Down here.")
            .with("content/posts/deep/only-this.md", "---", "title: Only", "---", "Text")
            .with("content/posts/deep/other.md", "---", "title: Other", "---", "Text")
            .with(
                "content/notes/a.md",
                "---",
                "title: A note",
                "date: 2026-01-03",
                "tags: [C#, c++]",
                "---",
                "Text");
  }

  @Test
  void the_page_of_a_section_lists_the_posts_below_it() {
    Run run = blog.publish();
    assertThat(run.with(ReceiptStatus.REJECTED)).isEmpty();
    assertThat(blog.page("posts/index.html").select(".page-body").text())
        .isEqualTo("What these posts say.");
    assertThat(links("posts/index.html", ".page-below h2 a"))
        .containsExactly("two/index.html", "one/index.html");
    assertThat(links("posts/page/2/index.html", ".page-list h2 a"))
        .containsExactly("../../deep/index.html");
    assertThat(links("posts/deep/index.html", ".page-below h2 a"))
        .containsExactly("only-this/index.html", "other/index.html");
    blog.with("content/posts/deep/third.md", "---", "title: Another", "---", "Text").publish();
    assertThat(links("posts/deep/page/2/index.html", ".page-list h2 a")).hasSize(1);
  }

  @Test
  void a_section_with_many_posts_has_several_pages() {
    blog.publish();
    assertThat(links("posts/deep/index.html", "a[rel=next]")).isEmpty();
    blog.with("content/posts/three.md", "---", "title: Three", "date: 2026-01-03", "---", "Text")
        .publish();
    assertThat(links("posts/index.html", ".page-below h2 a"))
        .containsExactly("three/index.html", "two/index.html");
    assertThat(links("posts/index.html", "a[rel=next]")).containsExactly("page/2/index.html");
    assertThat(links("posts/page/2/index.html", ".page-list h2 a"))
        .containsExactly("../../one/index.html", "../../deep/index.html");
    assertThat(links("posts/page/2/index.html", "a[rel=prev]")).containsExactly("../../index.html");
    blog.without("content/posts/three.md").without("content/posts/two/index.md").publish();
    assertThat(blog.output("posts/page")).doesNotExist();
  }

  @Test
  void the_page_of_a_taxonomy_lists_all_terms() {
    blog.with("content/categories/_index.md", "---", "title: All subjects", "---", "Our subjects.")
        .with(
            "content/notes/a.md",
            "---",
            "title: A",
            "categories: [ink, paper, press]",
            "---",
            "Text")
        .publish();
    assertThat(links("categories/index.html", ".page-below h2 a"))
        .containsExactly("ink/index.html", "paper/index.html", "press/index.html");
    assertThat(links("categories/index.html", "a[rel=next]")).isEmpty();
  }

  @Test
  void a_rejected_post_takes_no_place_in_the_pages_of_a_section() {
    Run run =
        blog.with(
                "content/posts/three.md",
                "---",
                "title: Three",
                "date: 2026-01-03",
                "---",
                "<b>".repeat(600))
            .publish();
    assertThat(run.receipt("posts/three.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(links("posts/index.html", ".page-list h2 a"))
        .containsExactly("two/index.html", "one/index.html");
    assertThat(links("posts/page/2/index.html", ".page-list h2 a"))
        .containsExactly("../../deep/index.html");
  }

  @Test
  void the_text_of_the_home_page_has_no_page_besides_and_its_pictures_are_shown() throws Exception {
    blog.with("content/_index.md", "---", "title: Home", "---", "See ![a dot](dot.png).");
    Files.copy(
        Path.of("content/posts/from-right-to-left/kulmus.png"), folder.resolve("content/dot.png"));
    Run run = blog.publish();
    assertThat(run.receipt("_index.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.output("home")).doesNotExist();
    String picture = blog.page("index.html").select(".page-body img").attr("src");
    assertThat(blog.output(picture)).exists();
    assertThat(blog.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
    blog.with("content/_index.md", "---", "title: Home", "---", "No picture.").publish();
    assertThat(blog.text("index.html")).contains("No picture.");
    assertThat(blog.output(picture)).exists();
    blog.without("content/dot.png").publish();
    assertThat(blog.output(picture)).doesNotExist();
  }

  @Test
  void the_page_of_a_section_is_no_ebook() {
    Blog all =
        new Blog(folder.resolve("all"))
            .with("content/_index.md", "---", "title: Home", "---", "Text")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "Text")
            .with("content/posts/a.md", "---", "title: A", "---", "Text");
    Run run = all.publish();
    assertThat(run.receipt("posts/_index.md").renditions()).hasSize(1);
    assertThat(run.receipt("_index.md").renditions()).isEmpty();
    assertThat(run.receipt("posts/a.md").renditions()).hasSize(3);
    assertThat(all.text("posts/index.html")).doesNotContain(".pdf", ".epub");
    assertThat(all.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
  }

  @Test
  void a_post_without_content_gets_a_page_but_no_ebook_and_a_warning() {
    Blog all =
        new Blog(folder.resolve("all"))
            .with("content/a.md", "---", "title: A", "---", "<!-- to do -->")
            .with("content/b.md", "---", "title: B", "---", "Text");
    Run run = all.publish();
    assertThat(Run.codes(run.receipt("a.md"))).containsExactly(ProblemCode.TEXT_MISSING);
    assertThat(run.receipt("a.md").renditions()).hasSize(1);
    assertThat(all.text("a/index.html")).doesNotContain(".pdf", ".epub");
    assertThat(all.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
    all.with("content/a.md", "---", "title: A", "---", "Text");
    assertThat(all.publish().receipt("a.md").renditions()).hasSize(3);
    all.with("content/a.md", "---", "title: A", "---", "");
    assertThat(all.publish().receipt("a.md").renditions()).hasSize(1);
    assertThat(all.output("a/a.pdf")).doesNotExist();
  }

  @Test
  void a_section_without_a_page_gets_a_list() {
    blog.publish();
    assertThat(blog.page("notes/index.html").select("h1").text()).isEqualTo("Notes");
    assertThat(links("notes/index.html", ".page-list h2 a")).containsExactly("a/index.html");
  }

  @Test
  void the_index_has_several_pages_and_no_sections() {
    blog.publish();
    assertThat(blog.page("index.html").select("main").text()).contains("Welcome to the press.");
    assertThat(links("index.html", ".page-list h2 a"))
        .containsExactly("notes/a/index.html", "posts/two/index.html");
    assertThat(links("index.html", "a[rel=next]")).containsExactly("page/2/index.html");
    assertThat(links("page/2/index.html", "a[rel=prev]")).containsExactly("../../index.html");
    assertThat(blog.page("page/3/index.html").select("a[rel=next]")).isEmpty();
    assertThat(blog.text("feed.xml")).contains("<title>One</title>").doesNotContain("Deeper");
    blog.without("content/posts/deep/only-this.md").publish();
    assertThat(blog.output("page/3")).doesNotExist();
  }

  @Test
  void every_term_has_a_page_a_feed_and_an_item_in_the_list_of_its_taxonomy() {
    blog.publish();
    assertThat(links("tags/index.html", ".page-terms a"))
        .containsExactly(
            "csharp/index.html", "c++/index.html", "deep/index.html", "paper/index.html");
    assertThat(links("authors/mika-aalto/index.html", ".page-list h2 a"))
        .contains("../../posts/one/index.html");
    assertThat(links("series/beginnings/index.html", ".page-list h2 a"))
        .containsExactly("../../posts/one/index.html", "../../posts/two/index.html");
    assertThat(blog.text("tags/csharp/feed.xml"))
        .contains("<link>https://example.org/notes/a/</link>");
    assertThat(links("notes/a/index.html", "a[rel=tag]"))
        .containsExactly("../../tags/csharp/index.html", "../../tags/c++/index.html");
  }

  @Test
  void defaults_of_a_section_apply_to_its_posts_and_a_change_rebuilds_them() {
    blog.publish();
    assertThat(blog.page("posts/one/index.html").select("meta[name=author]").attr("content"))
        .isEqualTo("Mika Aalto");
    assertThat(blog.page("posts/two/index.html").select("meta[name=author]").attr("content"))
        .isEqualTo("Eeva");
    assertThat(blog.page("posts/one/index.html").select(".page-body").text())
        .contains("hand made, blue");
    assertThat(links("tags/deep/index.html", ".page-list h2 a"))
        .containsExactly("../../posts/deep/only-this/index.html");
    blog.with(
        "content/posts/_index.md", "---", "title: P", "cascade: {author: Aino}", "---", "Text");
    Run run = blog.publish();
    assertThat(blog.page("posts/one/index.html").select("meta[name=author]").attr("content"))
        .isEqualTo("Aino");
    assertThat(run.receipt("notes/a.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(blog.output("authors/mika-aalto")).doesNotExist();
    assertThat(blog.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
  }

  @Test
  void the_text_before_the_divider_is_the_summary() {
    blog.publish();
    assertThat(blog.page("posts/index.html").select(".page-about").eachText())
        .contains("The first $E=mc^2$ words and code. ,");
    assertThat(blog.text("posts/one/index.html")).contains("The rest.").doesNotContain("x-more");
  }

  @Test
  void static_files_are_copied_but_not_over_a_page_and_not_through_a_link_to_outside()
      throws Exception {
    blog.with("static/robots.txt", "User-agent: *")
        .with("static/fonts/own.woff2", "font")
        .with("static/.well-known/security.txt", "Contact")
        .with("static/.DS_Store", "x")
        .with("static/posts/one/index.html", "mine")
        .with("static/tags/index.html", "mine")
        .with("secret.txt", "secret");
    Files.createSymbolicLink(
        folder.resolve("static/out.txt"), folder.resolve("secret.txt").toAbsolutePath());
    Files.createSymbolicLink(folder.resolve("static/folder"), Path.of("/etc"));
    Run run = blog.publish();
    assertThat(blog.text("robots.txt")).contains("User-agent");
    assertThat(blog.output("fonts/own.woff2")).exists();
    assertThat(blog.output(".well-known/security.txt")).exists();
    assertThat(blog.output(".DS_Store")).doesNotExist();
    assertThat(blog.output("out.txt")).doesNotExist();
    assertThat(blog.output("folder")).doesNotExist();
    assertThat(blog.text("posts/one/index.html")).doesNotContain("mine");
    assertThat(blog.text("tags/index.html")).doesNotContain("mine");
    assertThat(run.summary().problems().stream().map(Problem::code))
        .containsExactlyInAnyOrder(
            ProblemCode.RESOURCE_NOT_REGULAR,
            ProblemCode.SYMLINK_OUTSIDE_ROOT,
            ProblemCode.SLUG_CONFLICT,
            ProblemCode.SLUG_CONFLICT);
    blog.without("static/robots.txt").publish();
    assertThat(blog.output("robots.txt")).doesNotExist();
  }

  private List<String> links(String page, String selector) {
    return blog.page(page).select(selector).eachAttr("href");
  }
}
