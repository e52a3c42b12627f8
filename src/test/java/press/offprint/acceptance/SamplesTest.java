package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** The sample posts, published and checked by the conformance checkers of each format. */
class SamplesTest {
  private final Run run = Run.samples();

  @Test
  void every_sample_is_published_without_a_problem() {
    for (Receipt receipt : run.receipts().values()) {
      assertThat(receipt.status()).as(receipt.source()).isEqualTo(ReceiptStatus.PUBLISHED);
      // One sample contains WebP, so it has a warning that ebooks get a converted copy.
      assertThat(
              receipt.problems().stream()
                  .filter(
                      p ->
                          p.code() != ProblemCode.RESOURCE_TYPE
                              || !p.message().contains(".webp is WebP"))
                  .map(Problem::message))
          .as("problems of " + receipt.source())
          .isEmpty();
    }
    assertThat(run.receipts()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(run.summary().problems()).isEmpty();
    assertThat(run.summary().fault()).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> epubcheck_finds_no_error_and_no_warning() {
    return tests("epub", ConformanceCheckers::epubcheck);
  }

  @TestFactory
  Stream<DynamicTest> verapdf_accepts_the_pdf_as_accessible() {
    return tests("pdf", ConformanceCheckers::pdfUa1);
  }

  @TestFactory
  Stream<DynamicTest> pages_are_well_formed_and_have_no_active_content() {
    return tests(
        "html",
        file -> {
          String page = Files.readString(file);
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Files.newInputStream(file));
          assertThat(Jsoup.parse(page).select("script, iframe, object, embed, form")).isEmpty();
          // The sample about shortcodes shows a shortcode as code.
          Element words = Jsoup.parse(page);
          words.select("code").remove();
          assertThat(words.outerHtml()).doesNotContain("{{<", "{{&lt;", "{{%");
        });
  }

  @Test
  void the_feed_is_rss_2_with_full_text_and_absolute_links_newest_first() throws Exception {
    Path file = run.output().resolve("feed.xml");
    SyndFeed feed = new SyndFeedInput().build(new XmlReader(file.toFile()));
    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getEntries()).hasSize(Math.min(20, run.receipts().size()));
    List<java.util.Date> dates =
        feed.getEntries().stream().map(SyndEntry::getPublishedDate).toList();
    assertThat(dates).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    for (SyndEntry entry : feed.getEntries()) {
      assertThat(entry.getLink()).startsWith("https://");
      String html = entry.getContents().get(0).getValue();
      for (Element link : Jsoup.parseBodyFragment(html).select("[href], [src]")) {
        String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        assertThat(target).as("in " + entry.getTitle()).matches("(https?|mailto|tel):.*");
      }
    }
  }

  @Test
  void the_index_lists_every_post_with_its_downloads() throws Exception {
    Element index = Jsoup.parse(Files.readString(run.output().resolve("index.html")));
    List<String> links = index.select("a[href]").eachAttr("href");
    for (Map.Entry<String, Path> epub : run.files("epub").entrySet()) {
      Path folder = epub.getValue().getParent();
      String name = run.output().relativize(folder).toString();
      assertThat(links.stream().map(SamplesTest::decoded))
          .as(epub.getKey())
          .anyMatch(link -> link.startsWith(name + "/") && link.endsWith(".epub"))
          .anyMatch(link -> link.startsWith(name + "/") && link.endsWith(".pdf"));
    }
  }

  private static String decoded(String url) {
    return java.net.URLDecoder.decode(url, java.nio.charset.StandardCharsets.UTF_8);
  }

  private Stream<DynamicTest> tests(String edition, Examination examination) {
    Map<String, Path> files = run.files(edition);
    assertThat(files).hasSameSizeAs(run.receipts());
    return files.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getKey(), () -> examination.examine(file.getValue())));
  }

  private interface Examination {
    void examine(Path file) throws Exception;
  }
}
