package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.SharesNothing;
import press.offprint.catalog.Catalog;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** The issues of a periodical close at their time, and stay as they are. */
@SharesNothing
class IssuesTest {
  private static final String MONDAY = "2026-03-09T06:00:00Z";

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void site() {
    blog = new Blog(project);
    rule("weekly", "");
    post("one", "2026-02-24");
    post("two", "2026-03-02");
    post("three", "2026-03-08T23:00:00Z");
    post("four", "2026-03-09T05:00:00Z");
  }

  private void rule(String issue, String editions) {
    blog.with(
        "offprint.yaml",
        "title: The garden",
        "baseUrl: https://example.org/",
        "author: Mika Aalto",
        "editions: [html, index, sitemap, books, issues, issue-feed, book-epub, book-html, book-mail"
            + editions
            + "]",
        "issue: " + issue);
  }

  private void post(String name, String date, String... text) {
    blog.with(
        "content/posts/" + name + ".md",
        "---",
        "title: Post " + name,
        "date: " + date,
        "---",
        text.length > 0 ? text[0] : "Text of " + name + " with a note.[^1]",
        "",
        "[^1]: The note of " + name + ".");
  }

  private Run publishAt(String time) {
    return publishAt(time, false);
  }

  private Run publishAt(String time, boolean force) {
    PublishSettings settings = blog.settings();
    return Run.of(
        new PublishSettings(
            settings.project(),
            settings.content(),
            settings.output(),
            settings.state(),
            Optional.empty(),
            Set.of(),
            List.of(),
            false,
            false,
            false,
            force,
            false,
            false,
            2,
            InstantSource.fixed(Instant.parse(time))));
  }

  private Map<String, String> issues() {
    Map<String, String> files = new TreeMap<>(Run.tree(blog.output("issues")));
    files.keySet().removeIf(path -> path.equals("index.html") || path.equals("feed.xml"));
    return files;
  }

  private Set<String> chapters(int number) {
    return Set.copyOf(
        blog.page("issues/" + number + "/index.html").select(".page-chapters a").eachText());
  }

  @Test
  void each_week_that_is_over_and_has_posts_is_an_issue_with_number_and_date() {
    Run run = publishAt(MONDAY);
    assertThat(run.with(ReceiptStatus.REJECTED)).isEmpty();
    assertThat(run.receipts().keySet()).contains("issues/1", "issues/2").doesNotContain("issues/3");
    assertThat(run.receipt("issues/2").renditions())
        .extracting(rendition -> rendition.path())
        .containsExactlyInAnyOrder(
            "issues/2/issue-2.epub", "issues/2/index.html", "issues/2/mail.html");
    assertThat(chapters(1)).containsExactly("Post one");
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three");
    Map<String, String> epub = BookSamples.documents(blog.output("issues/2/issue-2.epub"));
    var opf = Jsoup.parse(epub.get("package.opf"), Parser.xmlParser());
    assertThat(opf.select("dc|title").text()).isEqualTo("The garden 2");
    assertThat(opf.select("dc|date").text()).isEqualTo("2026-03-08");
    assertThat(opf.select("meta[property=belongs-to-collection]").text()).isEqualTo("The garden");
    assertThat(opf.select("meta[property=group-position]").text()).isEqualTo("2");
  }

  @Test
  void an_issue_of_a_site_with_several_languages_has_the_posts_of_one() {
    blog.with(
        "content/posts/eins.md",
        "---",
        "title: Eins",
        "date: 2026-03-03",
        "language: de",
        "---",
        "",
        "Text.");
    blog.with(
        "content/posts/colour.md",
        "---",
        "title: Colour",
        "date: 2026-03-03",
        "language: en-GB",
        "---",
        "",
        "Text.");
    rule("{closes: weekly}\nlanguages: [en, de]", "");
    publishAt(MONDAY);
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three", "Colour");
  }

  @Test
  void the_language_of_issues_can_be_chosen() {
    blog.with(
        "content/posts/eins.md",
        "---",
        "title: Eins",
        "date: 2026-03-03",
        "language: de",
        "---",
        "",
        "Text.");
    rule("{closes: weekly, language: de}", "");
    publishAt(MONDAY);
    assertThat(chapters(1)).containsExactly("Eins");
    assertThat(blog.output("issues/2")).doesNotExist();
  }

  @Test
  void issues_in_all_languages_can_be_chosen() {
    blog.with(
        "content/posts/eins.md",
        "---",
        "title: Eins",
        "date: 2026-03-03",
        "language: de",
        "---",
        "",
        "Text.");
    rule("{closes: weekly, language: all}\nlanguages: [en, de]", "");
    publishAt(MONDAY);
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three", "Eins");
  }

  @Test
  void an_issue_closes_when_its_week_ends_and_not_before() {
    publishAt("2026-03-08T23:59:59Z");
    assertThat(blog.output("issues/1")).exists();
    assertThat(blog.output("issues/2")).doesNotExist();
    Run run = publishAt("2026-03-09T00:00:00Z");
    assertThat(run.with(ReceiptStatus.PUBLISHED).stream().map(Receipt::source))
        .contains("issues/2")
        .doesNotContain("issues/1");
    assertThat(publishAt(MONDAY).receipt("issues/2").status()).isEqualTo(ReceiptStatus.UNCHANGED);
  }

  @Test
  void a_week_without_posts_has_no_issue_and_uses_no_number() {
    post("later", "2026-04-02");
    publishAt("2026-04-06T00:00:00Z");
    assertThat(blog.output("issues/4")).exists();
    assertThat(blog.output("issues/5")).doesNotExist();
    assertThat(chapters(4)).containsExactly("Post later");
  }

  @Test
  void a_closed_issue_keeps_its_bytes_if_a_post_a_setting_or_a_template_changes() {
    publishAt(MONDAY);
    Map<String, String> before = issues();
    post("two", "2026-03-02", "Another text.");
    blog.without("content/posts/three.md");
    blog.with("templates/mail/own.css", "p { color: red; }");
    blog.with("templates/web/own.css", "p { color: red; }");
    Run run = publishAt("2026-03-10T06:00:00Z", true);
    assertThat(issues()).isEqualTo(before);
    Receipt issue = run.receipt("issues/2");
    assertThat(issue.status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(issue.problems()).hasSize(1);
    assertThat(issue.problems().get(0).message())
        .contains("posts/three.md", "not published any longer", "stay as they are");
    rule("{closes: weekly, title: \"Letter :number\", permalink: /letters/:number/}", "");
    publishAt("2026-03-16T06:00:00Z");
    assertThat(issues()).isEqualTo(before);
    assertThat(blog.page("letters/3/index.html").select("h1").text()).isEqualTo("Letter 3");
  }

  @Test
  void a_post_that_appears_after_its_week_is_closed_is_in_the_next_issue() {
    publishAt(MONDAY);
    post("late", "2026-03-01");
    publishAt("2026-03-16T00:00:00Z");
    assertThat(chapters(3)).containsExactlyInAnyOrder("Post late", "Post four");
    assertThat(chapters(2)).doesNotContain("Post late");
  }

  @Test
  void months_and_numbers_of_posts_close_issues_as_well() {
    rule("{closes: monthly, permalink: /:year/:month/no-:number/}", "");
    publishAt(MONDAY);
    assertThat(blog.page("2026/02/no-1/index.html").select(".page-chapters a").eachText())
        .containsExactly("Post one");
    assertThat(blog.output("2026/03")).doesNotExist();
    rule("every 2 posts", "");
    publishAt(MONDAY);
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three");
    assertThat(blog.output("issues/3")).doesNotExist();
    post("five", "2026-03-09T05:30:00Z");
    publishAt(MONDAY);
    assertThat(chapters(3)).containsExactlyInAnyOrder("Post four", "Post five");
  }

  @Test
  void posts_before_the_day_of_since_are_in_no_issue() {
    rule("{closes: weekly, since: 2026-03-01}", "");
    publishAt(MONDAY);
    assertThat(chapters(1)).containsExactlyInAnyOrder("Post two", "Post three");
    assertThat(blog.output("issues/2")).doesNotExist();
  }

  @Test
  void an_issue_that_was_recorded_and_not_made_is_made_with_the_same_number_and_posts() {
    // The state that a kill leaves between the record and the files.
    publishAt(MONDAY);
    Map<String, String> whole = issues();
    try (Catalog catalog = Catalog.open(blog.settings().state()).catalog()) {
      catalog.remove(Set.of("issues/2"));
    }
    Run.deleteAll(blog.output("issues/2"));
    post("between", "2026-03-03");
    Run run = publishAt("2026-03-17T00:00:00Z");
    assertThat(run.receipt("issues/2").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three");
    assertThat(chapters(3)).containsExactlyInAnyOrder("Post between", "Post four");
    Map<String, String> again = issues();
    again.keySet().removeIf(path -> path.startsWith("3/"));
    assertThat(again).isEqualTo(whole);
  }

  @Test
  void a_list_and_a_feed_hold_all_issues_and_the_page_of_books_holds_none() {
    publishAt(MONDAY);
    var page = blog.page("issues/index.html");
    assertThat(page.select("h1").text()).isEqualTo("Issues");
    assertThat(page.select(".page-books h2").eachText())
        .containsExactly("The garden 2", "The garden 1");
    assertThat(page.select("link[href=feed.xml]")).hasSize(1);
    var feed = Jsoup.parse(blog.text("issues/feed.xml"), Parser.xmlParser());
    assertThat(feed.select("item > link").eachText())
        .containsExactly("https://example.org/issues/2/", "https://example.org/issues/1/");
    assertThat(feed.select("item:eq(0), item").first().select("pubDate").text())
        .isEqualTo("Sun, 08 Mar 2026 00:00:00 +0000");
    assertThat(feed.select("enclosure").first().attr("url"))
        .isEqualTo("https://example.org/issues/2/issue-2.epub");
    assertThat(blog.output("books/index.html")).doesNotExist();
    assertThat(blog.page("index.html").select(".page-lists a").eachAttr("href"))
        .contains("issues/");
    assertThat(blog.page("issues/2/index.html").select(".page-over a").text()).isEqualTo("Issues");
    assertThat(blog.text("sitemap.xml")).contains("/issues/</loc>", "/issues/2/</loc>");
  }

  @Test
  void the_page_for_mail_has_inline_styles_absolute_addresses_and_nothing_active() {
    blog.with("static/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    post(
        "two",
        "2026-03-02",
        """
        A [link](three.md), a picture ![A plan](/plan.svg), $x^2$, and a note.[^1]

        ```java
        int a;
        ```

        ## Same
        """);
    post("three", "2026-03-05", "Text.[^1]\n\n## Same\n");
    publishAt(MONDAY);
    var page = blog.page("issues/2/mail.html");
    assertThat(page.select("script, style, link, iframe, svg, math, [class], [srcset]")).isEmpty();
    assertThat(page.select("p, h1, h2, a, code, pre, img")).allMatch(e -> e.hasAttr("style"));
    assertThat(page.select("img").attr("src")).startsWith("https://example.org/");
    assertThat(page.select("a").eachAttr("href"))
        .allMatch(href -> href.startsWith("https://example.org/") || href.startsWith("#"))
        .contains("https://example.org/posts/three/");
    page.select("a[href^=#]")
        .forEach(
            link -> assertThat(page.select(link.attr("href"))).as(link.attr("href")).hasSize(1));
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void a_site_without_an_address_has_no_page_for_mail() {
    blog.with(
        "offprint.yaml", "title: Site", "editions: [html, book-html, book-mail]", "issue: weekly");
    publishAt(MONDAY);
    assertThat(blog.output("issues/2/index.html")).exists();
    assertThat(blog.output("issues/2/mail.html")).doesNotExist();
  }

  @Test
  void a_page_and_a_post_without_a_date_are_in_no_issue() {
    blog.with(
        "content/posts/page.md", "---", "title: P", "kind: page", "date: 2026-03-03", "---", "P.");
    blog.with("content/posts/undated.md", "---", "title: U", "---", "U.");
    publishAt(MONDAY);
    assertThat(chapters(2)).containsExactlyInAnyOrder("Post two", "Post three");
  }

  @Test
  void a_rejected_post_is_in_the_issue_that_closes_after_its_correction() {
    blog.with("content/posts/two.md", "---", "title: [", "---", "Broken.");
    publishAt(MONDAY);
    assertThat(chapters(2)).containsExactly("Post three");
    post("two", "2026-03-02");
    publishAt("2026-03-16T00:00:00Z");
    assertThat(chapters(3)).containsExactlyInAnyOrder("Post two", "Post four");
  }

  @Test
  void issues_are_withdrawn_with_their_setting() {
    publishAt(MONDAY);
    blog.with("offprint.yaml", "title: The garden", "editions: [html, book-html]");
    Run run = publishAt(MONDAY);
    assertThat(run.receipt("issues/2").status()).isEqualTo(ReceiptStatus.WITHDRAWN);
    assertThat(blog.output("issues")).doesNotExist();
  }

  @Test
  void ebooks_and_pdfs_of_issues_conform_to_their_standards() {
    rule("weekly", ", book-pdf");
    publishAt(MONDAY);
    ConformanceCheckers.epubcheck(blog.output("issues/2/issue-2.epub"));
    ConformanceCheckers.pdfUa1(blog.output("issues/2/issue-2.pdf"));
    assertThat(
            ConformanceCheckers.verapdf(blog.output("issues/2/issue-2.pdf"), PDFAFlavour.PDFA_2_A))
        .isEmpty();
  }

  @Test
  void two_folders_give_the_same_bytes(@TempDir Path other) {
    publishAt(MONDAY);
    Map<String, String> first = Run.tree(blog.output(""));
    project = other;
    site();
    publishAt(MONDAY);
    assertThat(Run.tree(blog.output(""))).isEqualTo(first);
  }

  @Test
  void no_warning_is_given_for_an_issue_whose_posts_are_published() {
    assertThat(Run.codes(publishAt(MONDAY).receipt("issues/2")))
        .doesNotContain(ProblemCode.BOOK_POST);
  }
}
