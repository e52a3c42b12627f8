package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.SharedFolder;
import press.offprint.pipeline.run.Receipt;

/**
 * Books of real blogs: each year of one, and each language of another. {@code mvn test
 * -Dtest=BookCorporaTest -Doffprint.long=true} checks them by EPUBCheck, Ace and veraPDF.
 */
@EnabledIfSystemProperty(named = "offprint.long", matches = "true")
class BookCorporaTest {
  private static final String ADDRESS = "https://blog.rust-lang.org/";
  private static final Pattern ADDRESSES =
      Pattern.compile("(?m)^(?:path = \"([^\"]+)\"|aliases = \\[\"([^\"]+)\"])");

  private static final Pattern SOURCE = Pattern.compile("[\\w./+@-]+\\.md");

  @TempDir private Path project;

  @Test
  void each_year_of_an_engineering_blog_is_a_book_whose_links_stay_inside() throws Exception {
    List<String> years =
        IntStream.rangeClosed(2014, 2026).mapToObj(year -> "  - " + year(year)).toList();
    Map<String, Path> epubs = publish("rust-blog", years, ADDRESS);
    assertThat(epubs).hasSizeGreaterThanOrEqualTo(12);
    for (Map.Entry<String, Path> book : epubs.entrySet()) {
      assertThat(linksThatLeave(book.getValue())).as(book.getKey()).isEmpty();
    }
    check(epubs);
  }

  @Test
  void a_whole_engineering_blog_is_one_book() throws Exception {
    Map<String, Path> epubs =
        publish(
            "rust-blog",
            List.of("  - {name: whole, title: The whole blog, select: {since: 2000}}"),
            ADDRESS);
    assertThat(epubs).hasSize(1);
    assertThat(linksThatLeave(epubs.values().iterator().next())).isEmpty();
    // Ace reads a book of 754 posts for more than ten minutes before it examines the first one.
    examine(epubs);
  }

  private static String year(int year) {
    return "{name: year-" + year + ", title: Rust in " + year + ", select: {year: " + year + "}}";
  }

  @Test
  void each_language_of_a_guide_is_a_book() throws Exception {
    List<String> languages =
        Stream.of("en", "de", "fr", "ja", "zh-hans", "ko", "ar", "fa", "hi", "ta")
            .map(
                tag ->
                    "  - {name: guide-"
                        + tag
                        + ", title: Open Source Guides, language: "
                        + tag
                        + ", select: {language: "
                        + tag
                        + "}}")
            .toList();
    Map<String, Path> epubs = publish("opensource-guide", languages, "https://opensource.guide/");
    assertThat(epubs).hasSize(10);
    check(epubs);
  }

  /** Publishes a corpus with books; returns the EPUBs by the sources of the books. */
  private Map<String, Path> publish(String corpus, List<String> books, String address) {
    SmallCorpus.copy(SharedFolder.required("corpora/" + corpus), project, Integer.MAX_VALUE);
    Blog blog = new Blog(project, "html", "book-epub", "book-html", "book-pdf");
    List<String> lines = new ArrayList<>(List.of("title: Blog", "baseUrl: " + address, "books:"));
    lines.addAll(books);
    Run run = blog.with("offprint.yaml", lines.toArray(String[]::new)).publish();
    assertThat(run.summary().fault()).isFalse();
    Map<String, Path> epubs = new TreeMap<>();
    for (Receipt receipt : run.receipts().values()) {
      if (receipt.source().startsWith("books/")) {
        receipt.renditions().stream()
            .filter(rendition -> rendition.path().endsWith(".epub"))
            .forEach(rendition -> epubs.put(receipt.source(), blog.output(rendition.path())));
      }
    }
    return epubs;
  }

  private static void check(Map<String, Path> epubs) throws Exception {
    examine(epubs);
    assertThat(NodeCheckers.ace(epubs.values())).isEmpty();
  }

  /** Has EPUBCheck and veraPDF examine the books. */
  private static void examine(Map<String, Path> epubs) throws Exception {
    List<String> failures = new ArrayList<>();
    for (Path epub : epubs.values()) {
      ConformanceCheckers.epubcheck(epub);
      Path pdf = Path.of(epub.toString().replaceFirst("epub$", "pdf"));
      assertThat(pdf).isRegularFile();
      for (PDFAFlavour standard : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
        ConformanceCheckers.verapdf(pdf, standard)
            .forEach(failure -> failures.add(pdf.getFileName() + " " + failure));
      }
    }
    assertThat(failures).isEmpty();
  }

  /** Returns the links of an ebook to the pages of posts that it holds, by path or by alias. */
  private List<String> linksThatLeave(Path epub) throws IOException {
    String colophon = BookSamples.documents(epub).get("colophon.xhtml");
    List<String> sources =
        SOURCE.matcher(colophon).results().map(MatchResult::group).distinct().toList();
    assertThat(sources).as(epub.toString()).isNotEmpty();
    Set<String> own = new HashSet<>();
    for (String source : sources) {
      String text = Files.readString(project.resolve("content").resolve(source));
      ADDRESSES
          .matcher(text)
          .results()
          .flatMap(found -> Stream.of(found.group(1), found.group(2)).filter(x -> x != null))
          .map(BookCorporaTest::bare)
          .forEach(own::add);
    }
    return BookSamples.documents(epub).values().stream()
        .map(Jsoup::parse)
        .flatMap(document -> document.select("a[href]").stream())
        .filter(link -> link.closest("section.colophon, .imprint") == null)
        .map(link -> link.attr("href"))
        .filter(href -> href.matches("https?://blog\\.rust-lang\\.org/.*"))
        .filter(href -> own.contains(bare(href.replaceFirst("https?://[^/]+/", ""))))
        .toList();
  }

  private static String bare(String path) {
    return path.replaceFirst("[?#].*", "").replaceFirst("(?:/|/index\\.html|\\.html)$", "");
  }
}
