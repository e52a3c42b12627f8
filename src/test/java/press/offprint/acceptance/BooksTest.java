package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.SharesNothing;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** Posts become books, chosen by metadata, by a list, or without a definition. */
@SharesNothing
class BooksTest {
  @TempDir private Path project;

  private Blog blog(String... editions) {
    return BookSamples.blog(project, editions);
  }

  private Map<String, String> epub(Blog blog, String name) {
    return BookSamples.documents(blog.output("books/" + name + "/" + name + ".epub"));
  }

  @Test
  void each_book_has_a_receipt_with_its_files() {
    Run run = blog("html", "book-epub", "book-html").publish();
    assertThat(run.receipts().keySet())
        .contains("books/essays.md", "books/garden", "books/gardens", "books/2024", "books/2025");
    assertThat(run.receipt("books/garden").renditions())
        .extracting(rendition -> rendition.path())
        .containsExactlyInAnyOrder("books/garden/garden.epub", "books/garden/index.html");
    assertThat(run.with(ReceiptStatus.REJECTED)).isEmpty();
  }

  @Test
  void title_authors_date_and_collection_are_those_of_the_book() {
    Blog blog = blog("html", "book-epub");
    blog.publish();
    var opf = Jsoup.parse(epub(blog, "garden").get("package.opf"), Parser.xmlParser());
    assertThat(opf.select("dc|title").text()).isEqualTo("The garden");
    assertThat(opf.select("dc|creator").text()).isEqualTo("Mika Aalto");
    assertThat(opf.select("dc|date").text()).isEqualTo("2025-07-14");
    assertThat(opf.select("dc|description").text()).isEqualTo("Notes from three summers");
    assertThat(opf.select("meta[property=belongs-to-collection]").text()).isEqualTo("Handbooks");
    assertThat(opf.select("meta[property=group-position]").text()).isEqualTo("2");
  }

  @Test
  void parts_have_pages_and_headings_are_below_those_of_their_parts() {
    Blog blog = blog("html", "book-epub");
    blog.publish();
    Map<String, String> documents = epub(blog, "garden");
    assertThat(documents.get("part-1.xhtml")).contains("<h1 class=\"part-title\">Spring</h1>");
    assertThat(documents.get("part-3.xhtml")).contains("<h2 class=\"part-title\">Late summer</h2>");
    assertThat(documents.get("chapter-1.xhtml"))
        .contains("<h2 class=\"chapter-title\">Chapter one</h2>", "<h3 id=\"deeper\">");
    assertThat(documents.get("chapter-4.xhtml"))
        .contains("<h3 class=\"chapter-title\">Chapter four</h3>", "<h4 id=\"deeper\">");
    var toc = Jsoup.parse(documents.get("nav.xhtml")).selectFirst("nav");
    assertThat(toc.select("> ol > li > a").eachText())
        .startsWith("Spring", "Summer")
        .endsWith("About the authors", "Colophon");
    assertThat(toc.select("> ol > li:eq(1) > ol > li > a").eachText())
        .containsExactly("Chapter three", "Late summer");
  }

  @Test
  void a_hand_picked_book_has_the_order_of_its_list_and_its_text_as_a_preface() {
    Blog blog = blog("html", "book-epub", "book-html");
    blog.publish();
    Map<String, String> documents = epub(blog, "essays");
    assertThat(documents.get("chapter-1.xhtml"))
        .contains("<h1>Preface</h1>", "epub:type=\"frontmatter preface\"", "A word before")
        .contains("href=\"chapter-3.xhtml#deeper\"");
    assertThat(documents.get("chapter-2.xhtml")).contains("<h1>Chapter three</h1>");
    assertThat(documents.get("imprint.xhtml")).contains("All rights reserved.");
    var page = blog.page("books/essays/index.html");
    assertThat(page.select(".page-body").text()).startsWith("A word before");
    assertThat(page.select(".page-chapters a").eachAttr("href"))
        .containsExactly("../../posts/three/", "../../posts/one/");
    assertThat(page.select(".page-downloads a").eachAttr("href")).contains("essays.epub");
    assertThat(page.select(".page-notes li").text()).contains("A note of the preface.");
  }

  @Test
  void a_book_ends_with_its_authors_and_with_the_fingerprint_of_each_source() {
    Blog blog = blog("html", "book-epub");
    blog.publish();
    Map<String, String> documents = epub(blog, "garden");
    assertThat(documents.get("authors.xhtml")).contains("Mika Aalto gardens in Turku.");
    assertThat(Jsoup.parse(documents.get("colophon.xhtml")).select("dd.source code.sum").eachText())
        .hasSize(4)
        .allMatch(sum -> sum.matches("[0-9a-f]{12}"));
    assertThat(documents.get("dedication.xhtml")).contains("For Rosa");
  }

  @Test
  void books_auto_makes_series_of_three_posts_and_years_that_are_over() {
    Blog blog = new Blog(project, "html", "book-html");
    blog.with("offprint.yaml", "title: Site", "books: auto");
    for (int i = 1; i <= 3; i++) {
      blog.with(
          "content/" + i + ".md",
          "---",
          "title: T" + i,
          "date: 2026-01-0" + i,
          "series: [Long, " + (i < 3 ? "Short" : "Other") + "]",
          "weight: " + (4 - i),
          "---",
          "Text.");
    }
    blog.with("content/old.md", "---", "title: Old", "date: 2019-05-05", "---", "Text.");
    Run run = blog.publish();
    assertThat(run.receipts().keySet())
        .contains("books/long", "books/2019")
        .doesNotContain("books/short", "books/2026");
    assertThat(blog.page("books/long/index.html").select(".page-chapters a").eachText())
        .containsExactly("T3", "T2", "T1");
    assertThat(blog.page("books/2019/index.html").select("h1").text()).isEqualTo("Site 2019");
  }

  @Test
  void a_changed_post_makes_again_exactly_the_books_that_hold_it() {
    Blog blog = blog("html", "book-epub", "book-html");
    blog.publish();
    assertThat(blog.publish().with(ReceiptStatus.PUBLISHED)).isEmpty();
    blog.with(
        "content/posts/four.md",
        "---",
        "title: Chapter four",
        "date: 2025-07-14",
        "author: Mika Aalto",
        "tags: [summer]",
        "series: [Gardens]",
        "---",
        "Another text.");
    assertThat(
            blog.publish().with(ReceiptStatus.PUBLISHED).stream()
                .map(Receipt::source)
                .filter(source -> source.startsWith("books/")))
        .containsExactlyInAnyOrder("books/garden", "books/gardens", "books/2025");
  }

  @Test
  void a_post_that_is_deleted_is_in_no_book_of_the_same_run() {
    Blog blog = blog("html", "book-html");
    blog.publish();
    blog.without("content/posts/two.md");
    Run run = blog.publish();
    assertThat(run.receipt("books/2024").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(blog.page("books/2024/index.html").select(".page-chapters a").eachText())
        .containsExactly("Chapter one", "Chapter three");
  }

  @Test
  void a_book_that_is_defined_no_longer_is_withdrawn_with_its_files() {
    Blog blog = blog();
    blog.with("offprint.yaml", "title: Site", "editions: [html, book-epub, book-html]");
    Blog all = new Blog(project);
    all.publish();
    assertThat(all.output("books/essays/essays.epub")).exists();
    all.without("content/books/essays.md");
    Run run = all.publish();
    assertThat(run.receipt("books/essays.md").status()).isEqualTo(ReceiptStatus.WITHDRAWN);
    assertThat(all.output("books/essays/essays.epub")).doesNotExist();
    assertThat(all.output("books/essays/index.html")).doesNotExist();
  }

  @Test
  void the_list_of_editions_leaves_books_out() {
    Blog all = new Blog(project);
    blog().with("offprint.yaml", "title: Site", "editions: [html, book-html]", "books: auto");
    all.publish();
    assertThat(all.output("books/2024/index.html")).exists();
    blog().with("offprint.yaml", "title: Site", "editions: [html]", "books: auto");
    all.publish();
    assertThat(all.output("books/2024")).doesNotExist();
  }

  @Test
  void bad_definitions_are_reported_with_their_line_and_harm_no_other_book() {
    Blog blog = new Blog(project, "html", "book-html");
    blog.with("content/posts/a.md", "---", "title: A", "---", "Text.");
    blog.with("content/posts/d.md", "---", "title: D", "draft: true", "---", "Text.");
    blog.with(
        "offprint.yaml",
        "limits: {bookPosts: 1}",
        "books:",
        "  - name: missing",
        "    posts:",
        "      - posts/a.md",
        "      - a.md",
        "  - name: draft",
        "    posts: [posts/d.md]",
        "  - name: twice",
        "    posts: [posts/a.md, posts/a.md]",
        "  - name: empty",
        "    select: {tag: none}",
        "  - name: loop",
        "    parts: [{book: loop2}]",
        "  - name: loop2",
        "    parts: [{book: loop}]",
        "  - name: large",
        "    posts: [posts/a.md, posts/b.md]",
        "  - name: good",
        "    posts: [posts/a.md]");
    blog.with("content/posts/b.md", "---", "title: B", "---", "Text.");
    Run run = blog.publish();
    Map<String, String> found = new TreeMap<>();
    for (Receipt receipt : run.with(ReceiptStatus.REJECTED)) {
      found.put(
          receipt.source(),
          receipt.problems().get(0).code()
              + " "
              + receipt.problems().get(0).message()
              + " "
              + receipt.problems().get(0).hint());
    }
    assertThat(found.keySet())
        .containsExactly(
            "books/draft",
            "books/empty",
            "books/large",
            "books/loop",
            "books/loop2",
            "books/missing",
            "books/twice");
    assertThat(found.get("books/missing"))
        .contains("BOOK_POST", "offprint.yaml:6", "a.md, which is missing", "mean posts/a.md?");
    assertThat(found.get("books/draft")).contains("offprint.yaml:8", "is a draft");
    assertThat(found.get("books/twice")).contains("BOOK_POST", "twice");
    assertThat(found.get("books/empty")).contains("BOOK_EMPTY", "holds no post");
    assertThat(found.get("books/loop")).contains("BOOK_LOOP", "loop > loop2 > loop");
    assertThat(found.get("books/large")).contains("LIMIT_BOOK", "limits.bookPosts");
    assertThat(blog.output("books/good/index.html")).exists();
    assertThat(run.summary().exitCode()).isEqualTo(ExitCode.REJECTED);
  }

  @Test
  void a_book_of_posts_that_were_never_published_asks_for_their_publication() {
    for (Receipt receipt : blog("book-epub").publish().with(ReceiptStatus.REJECTED)) {
      assertThat(receipt.problems().get(0).hint()).contains("none is published yet", "--to");
    }
  }

  @Test
  void a_source_with_a_wrong_definition_is_reported_with_its_line() {
    Blog blog = new Blog(project, "html", "book-html");
    blog.with("content/a.md", "---", "title: A", "---", "Text.");
    blog.with(
        "content/books/b.md", "---", "title: B", "book:", "  posts: [a.md]", "  ordr: date", "---");
    Receipt receipt = blog.publish().receipt("books/b.md");
    assertThat(receipt.problems().get(0).code()).isEqualTo(ProblemCode.BOOK_INVALID);
    assertThat(receipt.problems().get(0).line()).isEqualTo(5);
  }

  @Test
  void a_post_in_the_folder_books_stays_a_post() {
    Blog blog = new Blog(project, "html", "book-html");
    blog.with(
        "content/books/review.md", "---", "title: A review", "book: {isbn: 1}", "---", "Text.");
    blog.publish();
    assertThat(blog.page("books/review/index.html").select("article h1").text())
        .isEqualTo("A review");
    assertThat(blog.output("books/review/review.epub")).doesNotExist();
  }

  @Test
  void a_book_stays_as_it_is_while_one_of_its_posts_is_rejected() throws Exception {
    Blog blog = blog("html", "book-epub", "book-html");
    blog.publish();
    byte[] before = Files.readAllBytes(blog.output("books/2025/2025.epub"));
    blog.with("content/posts/four.md", "---", "title: [", "---", "Broken.");
    Run run = blog.publish();
    assertThat(run.receipt("posts/four.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    Receipt book = run.receipt("books/2025");
    assertThat(book.status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(Run.codes(book)).containsExactly(ProblemCode.BOOK_POST);
    assertThat(Files.readAllBytes(blog.output("books/2025/2025.epub"))).isEqualTo(before);
  }

  @Test
  void check_finds_the_mistakes_of_books_without_publishing() {
    Blog blog = new Blog(project);
    blog.with("content/posts/a.md", "---", "title: A", "---", "Text.");
    blog.with(
        "content/books/wrong.md", "---", "title: W", "book: {posts: [posts/b.md]}", "---", "Text.");
    blog.with("content/books/right.md", "---", "title: R", "book: {posts: [posts/a.md]}", "---");
    Map<String, ReceiptStatus> found = new TreeMap<>();
    ProjectOperations.check(
        blog.settings(),
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            found.put(receipt.source(), receipt.status());
          }
        });
    assertThat(found)
        .containsEntry("books/wrong.md", ReceiptStatus.REJECTED)
        .containsEntry("books/right.md", ReceiptStatus.CHECKED)
        .containsEntry("posts/a.md", ReceiptStatus.CHECKED);
    assertThat(blog.output("")).doesNotExist();
  }

  @Test
  void lists_and_feeds_of_posts_hold_no_books() {
    BookSamples.blog(project);
    Blog all = new Blog(project, "html", "index", "rss", "lists", "sitemap", "book-html");
    all.publish();
    assertThat(all.text("index.html")).doesNotContain("/essays/", "/garden/");
    assertThat(all.text("feed.xml")).doesNotContain("/books/");
  }

  @Test
  void a_book_in_two_languages_keeps_the_language_of_each_post() {
    Blog blog = new Blog(project, "html", "book-epub");
    blog.with("offprint.yaml", "books: [{name: both, posts: [a.md, b.md, c.md]}]");
    blog.with("content/a.md", "---", "title: A", "language: de", "---", "Wort.");
    blog.with("content/b.md", "---", "title: B", "language: he", "---", "שלום.");
    blog.with("content/c.md", "---", "title: C", "language: de", "---", "Wort.");
    blog.publish();
    Map<String, String> documents = epub(blog, "both");
    assertThat(documents.get("title.xhtml")).contains("lang=\"de\"");
    assertThat(documents.get("chapter-2.xhtml")).contains("lang=\"he\"", "dir=\"rtl\"");
    assertThat(documents.get("colophon.xhtml")).contains("Hergestellt aus");
  }

  @Test
  void two_runs_give_the_same_bytes(@TempDir Path other) {
    String[] editions = {"html", "book-epub", "book-html", "book-pdf"};
    Blog blog = blog(editions);
    blog.publish();
    Blog again = BookSamples.blog(other, editions);
    again.publish();
    assertThat(Run.tree(again.output(""))).isEqualTo(Run.tree(blog.output("")));
  }

  @Test
  void ebooks_and_pdfs_conform_to_their_standards() {
    Blog blog = blog("html", "book-epub", "book-html", "book-pdf");
    blog.publish();
    for (String name : List.of("essays", "garden", "gardens", "2024")) {
      ConformanceCheckers.epubcheck(blog.output("books/" + name + "/" + name + ".epub"));
      Path pdf = blog.output("books/" + name + "/" + name + ".pdf");
      ConformanceCheckers.pdfUa1(pdf);
      assertThat(ConformanceCheckers.verapdf(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    }
  }
}
