package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * Papers with numbered things and citations, in each edition. The results of the examples of {@code
 * docs/references.md} are those of the page.
 */
class ReferencesTest {
  private static final Path PAGE = Path.of("docs/references.md");
  private static final Pattern FILE =
      Pattern.compile("(?m)^`(content/[^`]+)`\n\n(`{3,})\\w+\n((?s:.*?))\n\\2$");
  private static final Pattern SHOWN =
      Pattern.compile("(?m)^<!-- shown in (\\S+) -->\n\n```text\n((?s:.*?))\n```$");
  private static final String STALK =
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60'/></svg>";

  @TempDir private Path project;

  private Blog blog(String... editions) {
    return new Blog(project, editions)
        .with("offprint.yaml", "title: Barley", "baseUrl: https://example.org/");
  }

  /** Returns a blog with the files of the page. */
  private Blog documented(String... editions) throws IOException {
    Blog blog = blog(editions).with("content/posts/stalk.svg", STALK);
    Matcher file = FILE.matcher(Files.readString(PAGE));
    while (file.find()) {
      blog.with(file.group(1), file.group(3));
    }
    return blog;
  }

  private static Blog post(Blog blog, String name, String... lines) {
    String[] all = new String[lines.length + 4];
    all[0] = "---";
    all[1] = "title: " + name;
    all[2] = "date: 2024-03-11";
    all[3] = "---";
    System.arraycopy(lines, 0, all, 4, lines.length);
    return blog.with("content/posts/" + name + ".md", all);
  }

  private static List<String> texts(Document page) {
    Element body = page.selectFirst(".page-body");
    body.select(".csl-back").remove();
    return body.select("p, figcaption, caption, h2, .csl-entry").eachText().stream()
        .map(text -> text.replace('\u00a0', ' ').replace("\u200b", ""))
        .toList();
  }

  private static List<String> messages(Run run, String source, ProblemCode code) {
    return run.receipt(source).problems().stream()
        .filter(problem -> problem.code() == code)
        .map(problem -> problem.line() + " " + problem.message() + " " + problem.hint())
        .toList();
  }

  @Test
  void each_example_of_the_page_has_the_result_of_the_page() throws IOException {
    Blog blog = documented("html");
    Run run = blog.publish();
    assertThat(run.receipts().values())
        .allSatisfy(receipt -> assertThat(receipt.problems()).isEmpty());
    Matcher shown = SHOWN.matcher(Files.readString(PAGE));
    int examples = 0;
    while (shown.find()) {
      examples++;
      assertThat(texts(blog.page(shown.group(1) + "/index.html")))
          .as(shown.group(1))
          .containsAll(shown.group(2).lines().toList());
    }
    assertThat(examples).isEqualTo(5);
  }

  @Test
  void each_reference_and_each_citation_links_to_its_thing_and_back() throws IOException {
    Blog blog = documented("html");
    blog.publish();
    for (String name : List.of("growth", "paper", "numbers")) {
      Document page = blog.page("posts/" + name + "/index.html");
      assertThat(page.select("a.ref, a.cite, .csl-back a")).isNotEmpty();
      for (Element link : page.select(".page-body a[href^=#]")) {
        assertThat(page.getElementById(link.attr("href").substring(1)))
            .as(link.outerHtml())
            .isNotNull();
      }
    }
  }

  @Test
  void papers_are_valid_ebooks_accessible_pdfs_and_valid_pages() throws Exception {
    Blog blog = documented("html", "pdf", "epub", "book-pdf", "book-epub");
    blog.with(
        "offprint.yaml",
        "title: Barley",
        "baseUrl: https://example.org/",
        "books:",
        "  - name: both",
        "    title: Both",
        "    posts: [posts/paper.md, posts/growth.md]");
    Run run = blog.publish();
    run.files("epub").values().forEach(ConformanceCheckers::epubcheck);
    run.files("pdf").values().forEach(ConformanceCheckers::pdfUa1);
    run.files("pdf")
        .values()
        .forEach(
            file -> assertThat(ConformanceCheckers.verapdf(file, PDFAFlavour.PDFA_2_A)).isEmpty());
    assertThat(ConformanceCheckers.nu(run.files("html").values())).isEmpty();
    assertThat(run.files("pdf")).hasSize(6);
    ConformanceCheckers.epubcheck(blog.output("books/both/both.epub"));
    ConformanceCheckers.pdfUa1(blog.output("books/both/both.pdf"));
    assertThat(PdfTexts.ofPdf(run.files("pdf").get("posts/growth.md")).replace('\u00a0', ' '))
        .contains("The stalks in Figure 1 grow by Equation 1", "Listing 1: The fit");
  }

  @Test
  void a_book_puts_the_number_of_the_chapter_before_each_number() throws IOException {
    Blog blog = documented("html", "book-epub");
    blog.with(
        "offprint.yaml",
        "title: Barley",
        "books:",
        "  - name: both",
        "    title: Both",
        "    posts: [posts/paper.md, posts/growth.md]");
    blog.publish();
    var documents = BookSamples.documents(blog.output("books/both/both.epub"));
    String chapter = documents.get("chapter-2.xhtml").replaceAll("<[^>]*>", "");
    assertThat(chapter.replace('\u00a0', ' '))
        .contains("The stalks in Figure 2.1 grow by Equation 2.1", "Listing 2.1: The fit")
        .doesNotContain("Figure 1");
  }

  @Test
  void numbers_have_the_words_of_the_language_of_the_post() {
    Blog blog = blog("html");
    blog.with("content/posts/stalk.svg", STALK);
    post(blog, "ja", "![茎](stalk.svg){#fig-a}", "", "@fig-a").with("content/posts/a.txt", "");
    post(blog, "de", "![Halme](stalk.svg){#fig-a}", "", "Siehe @fig-a.");
    blog.with(
        "content/posts/hu.md",
        "---",
        "title: Magyar",
        "language: hu",
        "numberSections: true",
        "---",
        "![Szár](stalk.svg){#fig-a}",
        "",
        "@fig-a, @sec-b",
        "",
        "## Talaj {#sec-b}");
    blog.publish();
    assertThat(texts(blog.page("posts/hu/index.html")))
        .contains("1. ábra: Szár", "1. ábra, 1. szakasz", "1\u2002Talaj");
  }

  @Test
  void a_changed_bibliography_makes_exactly_the_citing_posts_again() {
    Blog blog = blog("html");
    blog.with(
        "offprint.yaml",
        "title: Barley",
        "baseUrl: https://example.org/",
        "bibliography: sources.bib");
    blog.with("content/sources.bib", "@book{doe, author={Doe, Jane}, title={One}, year=2000}");
    post(blog, "citing", "As [@doe] says.");
    post(blog, "plain", "As nobody says, a@doe.org.");
    blog.publish();
    blog.with("content/sources.bib", "@book{doe, author={Doe, Jane}, title={Two}, year=2001}");
    Run run = blog.publish();
    assertThat(run.with(ReceiptStatus.PUBLISHED))
        .extracting(receipt -> receipt.source())
        .containsExactly("posts/citing.md");
    assertThat(texts(blog.page("posts/citing/index.html"))).contains("As (Doe 2001) says.");
    blog.without("content/sources.bib");
    Run without = blog.publish();
    assertThat(Run.codes(without.receipt("posts/citing.md")))
        .contains(ProblemCode.RESOURCE_MISSING, ProblemCode.CITE_UNKNOWN);
  }

  @Test
  void an_unknown_key_and_an_unknown_label_are_warnings_with_a_line_and_the_nearest_one() {
    Blog blog = blog("html");
    blog.with("content/posts/a.bib", "@book{doe2000, author={Doe, Jane}, title={One}, year=2000}");
    blog.with("content/posts/stalk.svg", STALK);
    blog.with(
        "content/posts/a.md",
        "---",
        "title: A",
        "bibliography: a.bib",
        "---",
        "Text [@doe2001; @doe2000].",
        "",
        "See @fig-stlak.",
        "",
        "![Words](stalk.svg){#fig-stalk}");
    Run run = blog.publish();
    assertThat(messages(run, "posts/a.md", ProblemCode.CITE_UNKNOWN))
        .singleElement()
        .asString()
        .startsWith("5 ")
        .contains("\"doe2001\"", "@doe2000?");
    assertThat(messages(run, "posts/a.md", ProblemCode.REFERENCE_UNKNOWN))
        .singleElement()
        .asString()
        .startsWith("7 ")
        .contains("\"fig-stlak\"", "@fig-stalk?");
    assertThat(texts(blog.page("posts/a/index.html")))
        .contains("Text (Doe 2000) (doe2001?).", "See Figure stlak.");
  }

  @Test
  void a_faulty_or_a_huge_bibliography_is_a_warning_and_harms_no_other_post() {
    Blog blog = blog("html");
    blog.with("content/posts/faulty.bib", "@book{a, title={A}}", "", "@book{b, title={No end");
    blog.with("content/posts/huge.bib", "x".repeat(17 << 20));
    blog.with(
        "content/posts/faulty.md", "---", "title: A", "bibliography: faulty.bib", "---", "[@a].");
    blog.with("content/posts/huge.md", "---", "title: B", "bibliography: huge.bib", "---", "[@a].");
    post(blog, "plain", "Text.");
    Run run = blog.publish();
    assertThat(run.with(ReceiptStatus.PUBLISHED)).hasSize(3);
    assertThat(messages(run, "posts/faulty.md", ProblemCode.BIBLIOGRAPHY_INVALID))
        .singleElement()
        .asString()
        .contains("In line 3 of posts/faulty.bib", "not closed");
    assertThat(messages(run, "posts/huge.md", ProblemCode.LIMIT_SIZE))
        .singleElement()
        .asString()
        .contains("huge.bib");
    assertThat(run.receipt("posts/plain.md").problems()).extracting(Problem::code).isEmpty();
  }

  @Test
  void without_a_bibliography_mentions_and_mail_addresses_stay() {
    Blog blog = blog("html");
    post(blog, "a", "Thanks to @doe and doe@example.org.");
    blog.publish();
    assertThat(texts(blog.page("posts/a/index.html")))
        .contains("Thanks to @doe and doe@example.org.");
  }

  @Test
  void a_style_of_notes_cites_in_footnotes() {
    Blog blog = blog("html");
    blog.with("content/posts/a.bib", "@book{doe, author={Doe, Jane}, title={One}, year=2000}");
    blog.with(
        "content/posts/a.md",
        "---",
        "title: A",
        "bibliography: a.bib",
        "csl: chicago-fullnote-bibliography",
        "---",
        "Barley is old [@doe, p. 3].[^1] As @doe says.",
        "",
        "[^1]: A note, see @doe.");
    blog.publish();
    Document page = blog.page("posts/a/index.html");
    assertThat(page.select(".page-notes li > p:first-child").eachText())
        .containsExactly("Jane Doe, One, 2000, 3.", "A note, see Doe, One.", "Doe.");
    assertThat(texts(page)).contains("Barley is old.12 As Doe3 says.");
  }
}
