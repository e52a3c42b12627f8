package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * The sample of scholars and writers of manuals, {@code src/test/sites/works}: a paper, a letter,
 * an essay and a manual in parts, with everything of {@code docs/references.md} and {@code
 * docs/books.md}.
 */
class PaperAndManualTest {
  private static final List<String> POSTS =
      List.of("posts/teapots", "posts/letter", "posts/teestunde", "manual/parts");
  private static final List<String> BOOKS = List.of("manual", "papers");

  @TempDir private static Path project;
  private static Blog blog;
  private static Run run;

  @BeforeAll
  static void publish() throws IOException {
    Path site = Path.of("src/test/sites/works");
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(site.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    blog = new Blog(project);
    run = blog.publish();
  }

  private static String text(Element element) {
    return element.text().replace('\u00a0', ' ').replace("\u200b", "");
  }

  private static Map<String, String> epub(String book) {
    return BookSamples.documents(blog.output("books/" + book + "/" + book + ".epub"));
  }

  @Test
  void all_is_published_without_a_warning() {
    assertThat(run.with(ReceiptStatus.PUBLISHED)).hasSize(9);
    assertThat(run.receipts().values())
        .allSatisfy(receipt -> assertThat(receipt.problems()).as(receipt.source()).isEmpty());
  }

  @Test
  void a_page_of_the_manual_refers_to_other_pages_with_their_numbers() {
    Element body = blog.page("manual/read/index.html").selectFirst(".page-body");
    assertThat(body.select(".from").eachText()).isNotEmpty();
    for (Element link : body.select(".from a[href]")) {
      String[] target = link.attr("href").split("#", 2);
      String page = target[0].replace("..", "manual") + "index.html";
      assertThat(blog.page(page).getElementById(target[1])).as(link.outerHtml()).isNotNull();
    }
  }

  @Test
  void the_paper_numbers_what_it_has_and_cites_by_author_and_year() {
    Element body = blog.page("posts/teapots/index.html").selectFirst(".page-body");
    assertThat(text(body))
        .contains(
            "(Figure 2)",
            "worth more than thick walls (Table 1)",
            "(Theorem 1)",
            "sec. 6",
            "first written by Newton (1701)",
            "Fourier (1822, chap. 2)",
            "(see O’Sullivan 1990, 956–58; Winterton 1999)",
            "Section 2 shows",
            "Definition 1 (Half-life)",
            "Figure 1a shows",
            "fitted by Listing 1, which uses the logarithm of Equation 2",
            "every ten seconds to the Secure Digital (SD) card",
            "Scala graduum caloris");
    assertThat(body.select("section[role=doc-index] .index-term").eachText())
        .containsExactly(
            "cosy", "knitted", "excess temperature", "Newton's law of cooling", "radiation");
    assertThat(body.select("section[role=doc-glossary] dt").eachText())
        .containsExactly("logger", "time constant");
  }

  @Test
  void a_letter_cites_by_numbers_and_an_essay_in_notes() {
    Element letter = blog.page("posts/letter/index.html").selectFirst(".page-body");
    assertThat(text(letter)).contains("[1], [2, p. 957]", "in [3], [4], agree");
    assertThat(letter.select(".csl-entry")).hasSize(5);
    Document essay = blog.page("posts/teestunde/index.html");
    assertThat(essay.select(".page-notes li")).hasSize(5);
    assertThat(text(essay.selectFirst(".page-body")))
        .contains("Abbildung 1", "Tabelle 1", "Literatur");
  }

  @Test
  void a_marker_that_is_understood_reaches_no_reader_in_any_edition() throws IOException {
    Pattern marker = Pattern.compile("@(?:fig|tbl|lst|eq|sec|thm|def|lem|exm)-|\\{[#.]|:::|\\*\\[");
    List<String> left = new ArrayList<>();
    Map<String, String> texts = new TreeMap<>();
    run.files("html").forEach((post, file) -> texts.put(post, words(file)));
    for (String book : BOOKS) {
      epub(book).forEach((name, xml) -> texts.put(book + " " + name, Jsoup.parse(xml).text()));
      texts.put(book, PdfTexts.ofPdf(blog.output("books/" + book + "/" + book + ".pdf")));
    }
    texts.forEach(
        (name, words) -> {
          Matcher found = marker.matcher(words);
          if (found.find()) {
            left.add(name + " " + found.group());
          }
        });
    assertThat(left).isEmpty();
  }

  private static String words(Path page) {
    try {
      Document document = Jsoup.parse(Files.readString(page));
      document.select("pre, script, style").remove();
      return document.text();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_manual_refers_across_its_chapters_with_the_numbers_of_the_book() {
    Map<String, String> documents = epub("manual");
    StringBuilder all = new StringBuilder();
    documents.forEach(
        (name, xml) -> {
          if (name.startsWith("chapter-")) {
            all.append(text(Jsoup.parse(xml))).append('\n');
          }
        });
    assertThat(all)
        .contains(
            "Section 2.2 in the next one",
            "into PWR (Table 1.1)",
            "see Section 1.2, and Equation 1.1 for long cables",
            "Write it to the file of Listing 2.3, under the name of the probe (Definition 1.1)",
            "Table 3.1, Figure 3.1")
        .doesNotContain("Figure ?", "Section ?", "Table ?");
    assertThat(documents.keySet()).contains("part-1.xhtml", "part-2.xhtml", "part-3.xhtml");
    for (Map.Entry<String, String> document : documents.entrySet()) {
      for (Element link : Jsoup.parse(document.getValue()).select("a[href*=#]")) {
        String[] target = link.attr("href").split("#", 2);
        if (!target[0].contains(":")) {
          String file = target[0].isEmpty() ? document.getKey() : target[0];
          assertThat(documents.get(file))
              .as(document.getKey() + " " + link.outerHtml())
              .contains("id=\"" + target[1] + "\"");
        }
      }
    }
  }

  @Test
  void the_books_and_all_posts_conform_to_their_standards() throws Exception {
    List<Path> pdfs = new ArrayList<>(run.files("pdf").values());
    List<Path> ebooks = new ArrayList<>(run.files("epub").values());
    for (String book : BOOKS) {
      pdfs.add(blog.output("books/" + book + "/" + book + ".pdf"));
      ebooks.add(blog.output("books/" + book + "/" + book + ".epub"));
    }
    assertThat(pdfs).hasSizeGreaterThan(POSTS.size() + BOOKS.size());
    ebooks.forEach(ConformanceCheckers::epubcheck);
    for (Path pdf : pdfs) {
      ConformanceCheckers.pdfUa1(pdf);
      assertThat(ConformanceCheckers.verapdf(pdf, PDFAFlavour.PDFA_2_A))
          .as(pdf.toString())
          .isEmpty();
    }
    List<Path> pages = new ArrayList<>(run.files("html").values());
    BOOKS.forEach(book -> pages.add(blog.output("books/" + book + "/index.html")));
    assertThat(ConformanceCheckers.nu(pages)).isEmpty();
    assertThat(NodeCheckers.ace(ebooks)).isEmpty();
    assertThat(NodeCheckers.axe(pages)).isEmpty();
  }
}
