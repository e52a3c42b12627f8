package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.offprint.SharedFolder;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** The seed post of the project: a real Hugo page bundle without its images. */
class SeedTest {
  private static Run run;

  @BeforeAll
  static void publish() {
    run = Run.shared(SharedFolder.required("corpora/seed"), "seed");
  }

  @Test
  void the_post_is_published_with_five_warnings_about_missing_images() {
    assertThat(run.receipt("index.md").status()).isEqualTo(ReceiptStatus.PUBLISHED);
    assertThat(Run.codes(run.receipt("index.md")))
        .isEqualTo(Collections.nCopies(5, ProblemCode.RESOURCE_MISSING));
  }

  @Test
  void no_markdown_syntax_is_visible_in_page_pdf_or_epub() throws Exception {
    for (String text : List.of(page().body().text(), epubText(), PdfTexts.ofPdf(file("pdf")))) {
      assertThat(text).doesNotContain("{{<", "](http", "\\_");
    }
  }

  @Test
  void every_paragraph_is_in_page_pdf_and_epub() throws Exception {
    List<String> texts =
        List.of(page().body().text(), epubText(), PdfTexts.readAloud(file("pdf"))).stream()
            .map(PdfTexts::lettersOnly)
            .toList();
    for (Element paragraph : page().select(".page-body").select("p, li, h2, h3")) {
      Element own = paragraph.clone();
      own.select("ul, ol, p p, li p").remove();
      String words = PdfTexts.lettersOnly(own.text());
      assertThat(texts).allMatch(text -> text.contains(words), own.text());
    }
    for (String word :
        List.of(
            "Operational Machine Learning", "AirBNB", "Predictive Caching@Scale", "CDN (Akamai)")) {
      assertThat(texts).allMatch(text -> text.contains(PdfTexts.lettersOnly(word)), word);
    }
  }

  @Test
  void a_link_in_a_figures_title_is_a_link() throws Exception {
    List<String> links = page().select("figcaption a[href]").eachAttr("href");
    assertThat(links)
        .contains(
            "https://www.usenix.org/sites/default/files/conference/protected-files/opml19_slides_lim.pdf",
            "https://www.usenix.org/system/files/opml19papers-baylor.pdf");
  }

  @Test
  void the_feed_has_the_full_text_of_the_post() throws Exception {
    assertThat(Files.readString(run.output().resolve("feed.xml")))
        .contains("Interesting cache strategy with covering prediction error");
  }

  @Test
  void the_conformance_checkers_accept_the_post() throws Exception {
    ConformanceCheckers.epubcheck(file("epub"));
    ConformanceCheckers.pdfUa1(file("pdf"));
  }

  private static Path file(String edition) {
    return run.files(edition).get("index.md");
  }

  private static Document page() throws Exception {
    return Jsoup.parse(Files.readString(file("html")));
  }

  private static String epubText() throws Exception {
    StringBuilder text = new StringBuilder();
    try (ZipFile epub = new ZipFile(file("epub").toFile())) {
      for (var entry : Collections.list(epub.entries())) {
        if (entry.getName().endsWith(".xhtml")) {
          byte[] bytes = epub.getInputStream(entry).readAllBytes();
          text.append(
              Jsoup.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).text());
        }
      }
    }
    return text.toString();
  }
}
