package press.offprint.completeness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reports the words of a post that are missing in its page, PDF or ebook. */
final class CompletenessCheck {
  private CompletenessCheck() {}

  /**
   * Returns a line for each line of the post with a missing word: the edition, the line number and
   * the words.
   *
   * @param files the file of each edition; the page of a section has no PDF and no ebook
   * @param site the title in the running head of the PDF
   */
  static List<String> check(Path source, String site, Map<String, Path> files) throws IOException {
    Document html = PublishedText.page(files.get("html"));
    Element main = html.selectFirst("main");
    String title = html.selectFirst("h1").text();
    List<WordSequence> passages =
        SourceText.of(Files.readAllBytes(source), !html.select("math").isEmpty());
    boolean rightToLeft = html.selectFirst("html").attr("dir").equals("rtl");
    List<String> report = new ArrayList<>();
    report(report, "page", new WordMatcher(main.text(), false).missing(passages));
    if (files.containsKey("epub")) {
      String ebook = PublishedText.ofEbook(files.get("epub"));
      report(report, "epub", new WordMatcher(ebook, false).missing(passages));
    }
    if (files.containsKey("pdf")) {
      report(report, "pdf ", missingInPdf(passages, site, title, files.get("pdf"), rightToLeft));
    }
    return report;
  }

  private static List<WordSequence.Word> missingInPdf(
      List<WordSequence> passages, String site, String title, Path pdf, boolean rightToLeft)
      throws IOException {
    List<WordSequence.Word> missing =
        new WordMatcher(PublishedText.ofPdf(pdf, "-q", site, title, site), rightToLeft)
            .missing(passages);
    if (!missing.isEmpty()) {
      // pdftotext takes wide spaces for columns and reads down each column. In the order of
      // drawing, those words are at their position.
      missing.retainAll(
          new WordMatcher(PublishedText.ofPdf(pdf, "-raw", site, title, site), rightToLeft)
              .missing(passages));
    }
    return missing;
  }

  private static void report(List<String> report, String edition, List<WordSequence.Word> missing) {
    Map<Integer, List<String>> lines = new TreeMap<>();
    for (WordSequence.Word word : missing) {
      lines.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(word.text());
    }
    lines.forEach(
        (line, words) -> report.add(edition + " line " + line + ": " + String.join(" ", words)));
  }
}
