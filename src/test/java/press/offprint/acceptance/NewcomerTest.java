package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.ReceiptStatus;

/** A new post changes neither the address nor the links, embeds and aliases of published posts. */
class NewcomerTest {
  private static final String LINKS =
      "[[Note]] [[The Long Title]] [n](Note) [r](../notes/Note)\n\n![[Note]]";

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void aPostThatLinksToAnother() {
    blog = new Blog(project, "html", "redirects");
    linking("First words.");
    blog.with(
        "content/notes/Note.md",
        "---",
        "title: The Long Title",
        "date: 2026-02-01",
        "aliases: [/old/]",
        "---",
        "Text of the first note.");
  }

  private Blog linking(String words) {
    return blog.with(
        "content/posts/a.md", "---", "title: A", "date: 2026-01-01", "---", words, "", LINKS);
  }

  // A new post may be the next one of its section, or be suggested.
  private String withoutSurroundings() {
    Document page = blog.page("posts/a/index.html");
    page.select(".page-neighbours, .page-related").remove();
    return page.outerHtml();
  }

  private List<String> targets() {
    return blog.page("posts/a/index.html").select(".page-body a").eachAttr("href");
  }

  private List<Problem> ambiguous(Run run) {
    return run.receipt("posts/a.md").problems().stream()
        .filter(problem -> problem.code() == ProblemCode.LINK_AMBIGUOUS)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "posts/Note.md, title: Stolen",
    "posts/Note/index.md, title: Stolen",
    "Note.md, title: Stolen",
    "aaa/Note.md, title: Stolen",
    "aaa/Note.md, title: The Long Title",
    "aaa/new.md, title: The Long Title",
    "aaa/new.md, title: Note",
    "The Long Title.md, title: Stolen",
    "posts/The Long Title.md, title: Stolen",
    "aaa/new.md, 'title: x\nurl: /posts/a/Note/'",
    "aaa/new.md, 'title: x\nurl: /Note/'",
    "aaa/new.md, 'title: x\nslug: same\naliases: [/Note/, /notes/Note/]'",
    "notes/Note/index.md, 'title: x\nslug: other'",
  })
  void a_new_post_changes_no_link_or_embed_of_a_published_post(String source, String fields) {
    blog.publish();
    String before = withoutSurroundings();
    List<String> targets = targets();
    assertThat(targets).hasSizeGreaterThan(3).allMatch(link -> link.contains("notes/note"));
    String date = "date: 2001-01-01";
    blog.with("content/" + source, "---", fields, date, "---", "Other text.").publish();
    assertThat(withoutSurroundings()).isEqualTo(before);

    blog.with("content/posts/a.md", "---", "title: [", "---", "Broken.").publish();
    linking("Second words.");
    blog.publish();
    assertThat(targets()).isEqualTo(targets);
    assertThat(blog.text("posts/a/index.html"))
        .contains("Second words.", "Text of the first note.")
        .doesNotContain("Other text.");
  }

  @Test
  void a_link_that_could_mean_two_posts_has_a_warning_that_lists_both() {
    blog.publish();
    Run run = blog.with("content/aaa/Note.md", "---", "title: B", "---", "Other.").publish();
    assertThat(ambiguous(run))
        .isNotEmpty()
        .allSatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(7);
              assertThat(problem.message())
                  .contains("'notes/Note.md' and 'aaa/Note.md'", "leads to 'notes/Note.md'");
              assertThat(problem.hint()).contains("path");
            });
    assertThat(ambiguous(blog.publish())).isNotEmpty();
    assertThat(ambiguous(blog.without("content/aaa/Note.md").publish())).isEmpty();
  }

  @Test
  void a_post_that_is_written_later_links_to_the_post_that_had_the_name_first() {
    blog.publish();
    String date = "date: 2001-01-01";
    blog.with("content/aaa/Note.md", "---", "title: B", date, "---", "Other.").publish();
    blog.with("content/later.md", "---", "title: L", "---", "[[Note]]").publish();
    assertThat(blog.page("later/index.html").select(".page-body a").attr("href"))
        .contains("notes/note");
  }

  @Test
  void a_run_without_earlier_runs_chooses_by_date_and_path_with_a_warning() {
    blog.with("content/aaa/Note.md", "---", "title: B", "date: 2026-03-01", "---", "Other.")
        .with("content/bbb/Note.md", "---", "title: C", "---", "Another.");
    Run run = blog.publish();
    assertThat(targets()).allMatch(link -> link.contains("notes/note"));
    assertThat(ambiguous(run).get(0).message())
        .contains("'notes/Note.md' and 'aaa/Note.md' and 'bbb/Note.md'");
  }

  @Test
  void a_link_leads_to_the_other_post_if_the_first_one_is_deleted() {
    blog.publish();
    blog.with("content/aaa/Note.md", "---", "title: B", "---", "Other.").publish();
    blog.without("content/notes/Note.md").publish();
    assertThat(blog.page("posts/a/index.html").select(".page-body a").attr("href"))
        .contains("aaa/note");
  }

  @Test
  void an_alias_stays_with_the_post_that_has_it() {
    blog.publish();
    String before = blog.text("old/index.html");
    Run run =
        blog.with("content/aaa.md", "---", "title: B", "aliases: [/old/]", "---", "B.").publish();
    assertThat(blog.text("old/index.html")).isEqualTo(before);
    assertThat(run.receipt("aaa.md").problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.SLUG_CONFLICT);
    linking("Second words.").publish();
    assertThat(blog.text("old/index.html")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "b.md, 2026-01-01, a.md, 2026-01-02",
    "a.md, 2026-01-01, b.md, 2026-01-02",
    "b.md, 2026-01-01, a.md, ''",
    "a.md, '', b.md, ''",
  })
  void two_posts_with_one_slug_end_in_a_clean_run_as_one_after_the_other(
      String first, String firstDate, String second, String secondDate) {
    slug(first, firstDate).publish();
    Run later = slug(second, secondDate).publish();
    assertThat(later.receipt(first).status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(later.receipt(second).problems().get(0).message())
        .contains(first, second, "published there first");

    Path output = project.resolve("clean");
    Run clean = Run.of(blog.settings(output));
    assertThat(FileTrees.hashes(output)).isEqualTo(FileTrees.hashes(blog.output("")));
    assertThat(clean.receipt(first).status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(clean.receipt(second).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
              assertThat(problem.message())
                  .contains(first, second, "no earlier run is known", "first by date and path");
            });
    assertThat(Run.of(blog.settings(output)).receipt(first).status())
        .isEqualTo(ReceiptStatus.UNCHANGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/archive/",
        "/Archive/index.html",
        "/archive/index.html/more/",
        "/search/",
        "/search/search.js/",
        "/tags/",
        "/tags/pens/",
        "/notes/",
        "/old/",
        "/OLD/",
      })
  void a_new_url_takes_neither_a_page_of_the_site_nor_an_alias(String url) {
    Blog site =
        new Blog(project)
            .with("offprint.yaml", "editions: [html, lists, archive, search, redirects]");
    site.with(
            "content/tagged.md",
            "---",
            "title: Tagged",
            "date: 2026-01-01",
            "tags: [pens]",
            "---",
            "Words.")
        .publish();
    Map<String, String> before = FileTrees.hashes(site.output(""));
    site.with("content/aaa/new.md", "---", "title: New", "url: " + url, "---", "New.");
    Run run = site.publish();
    assertThat(run.receipt("aaa/new.md").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT);
              assertThat(problem.message()).contains("published there first");
              assertThat(problem.hint()).contains("trust");
            });
    assertThat(FileTrees.hashes(site.output(""))).isEqualTo(before);

    site.with(
        "offprint.yaml", "editions: [html, lists, archive, search, redirects]", "trust: [aaa]");
    if (!url.contains("more") && !url.contains("search.js")) {
      assertThat(site.publish().receipt("aaa/new.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    }
  }

  @Test
  void a_page_whose_file_has_that_name_may_replace_a_page_of_the_site() {
    Blog site = new Blog(project).with("offprint.yaml", "editions: [html, archive, redirects]");
    site.publish();
    site.with("content/archive.md", "---", "title: Mine", "---", "My words.")
        .with("content/old.md", "---", "title: Moved back", "---", "My words.");
    Run run = site.publish();
    assertThat(run.receipt("archive.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(run.receipt("old.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(site.text("archive/index.html")).contains("My words.");
  }

  private Blog slug(String name, String date) {
    return blog.with(
        "content/" + name,
        "---",
        "title: " + name,
        "slug: same",
        date.isEmpty() ? "weight: 1" : "date: " + date,
        "---",
        "I am " + name);
  }

  @Test
  void the_post_that_was_published_first_keeps_its_slug_against_an_earlier_date() {
    slug("b.md", "2026-01-01").publish();
    Run run = slug("a.md", "2001-01-01").publish();
    assertThat(run.receipt("b.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(run.receipt("a.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(blog.text("same/index.html")).contains("I am b.md");
    assertThat(blog.publish().receipt("a.md").status()).isEqualTo(ReceiptStatus.REJECTED);
  }
}
