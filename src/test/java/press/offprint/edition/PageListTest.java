package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import press.offprint.edition.epub.EpubCheckReport;
import press.offprint.edition.epub.EpubEdition;
import press.offprint.edition.epub.OpenedEpub;
import press.offprint.edition.pdf.PdfPosts;
import press.offprint.edition.pdf.PdfSamples;
import press.offprint.model.Footnote;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.settings.EditionVariant;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/** The page list of an ebook has the pages of the PDF of the same publication. */
class PageListTest {
  private static final Edition EPUB =
      new EpubEdition(
          new Templates(TemplateFolder.ours()),
          FontDirectory.open(Path.of("target/fonts")),
          new ImageVariants(Cache.NONE),
          Cache.NONE,
          OutputBuffer.MEMORY,
          new EditionVariant("epub", "epub", "", "", true),
          Optional.of(PdfSamples.EDITION));

  private static final Pattern MARKER =
      Pattern.compile(
          "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"([^\"]+)\" aria-label=\"([^\"]+)\"></span>");
  private static final Pattern SILENT =
      Pattern.compile(
          "(?s)<(rt|rp|math)\\b.*?</\\1>|<sup class=\"noteref\".*?</sup>|<title>.*?</title>|<[^>]*>");

  /** So many letters on each side of a marker are looked for on the pages. */
  private static final int COMPARED = 14;

  private static final int LONGEST_WORD = 16;

  @Test
  void a_marker_is_at_the_word_with_which_a_page_begins() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      body.append("<p>").append(sentences(i, 9)).append("</p>");
    }
    List<String> pages = check(publication(body.toString(), "en"));
    assertThat(pages).hasSizeGreaterThan(4);
  }

  @Test
  void a_page_can_begin_with_a_heading_a_row_a_line_of_code_an_item_or_a_figure()
      throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      body.append("<h2 id=\"h").append(i).append("\">Heading ").append(word(i)).append("</h2>");
      body.append("<p>").append(sentences(i, 6)).append("</p><ul>");
      for (int j = 0; j < 9; j++) {
        body.append("<li>Item ").append(word(100 * i + j)).append(" of a <em>list</em></li>");
      }
      body.append("</ul><table><thead><tr><th>One</th><th>Two</th></tr></thead><tbody>");
      for (int j = 0; j < 12; j++) {
        String word = word(1000 + 100 * i + j);
        body.append("<tr><td>").append(word).append("</td><td>b").append(word).append("</td></tr>");
      }
      body.append("</tbody></table><pre><code>");
      for (int j = 0; j < 14; j++) {
        body.append("let ").append(word(2000 + 100 * i + j)).append(" = (1);\n");
      }
      body.append("</code></pre>");
    }
    Publication publication = publication(body.toString(), "en");
    assertThat(check(publication)).hasSizeGreaterThan(9);
    String chapter = chapter(publication);
    assertThat(chapter).doesNotContainPattern("<(ul|table|tbody|tr)[^>]*>\\s*<span epub:type");
    assertThat(chapter).doesNotContainPattern("<h2[^>]*>\\s*<span epub:type");
  }

  @Test
  void german_japanese_and_arabic_text_is_marked_as_well() throws IOException {
    String german = "Die Buchstabengie\u00DFerei lieferte Schriftmetall der Wertungsklasse ";
    String japanese = "印刷所の活字は棚に並び、その番号は";
    String arabic = "الحروف المعدنية في المطبعة مرتبة ورقمها ";
    for (String[] one :
        new String[][] {{german, "de", ". "}, {japanese, "ja", "です。"}, {arabic, "ar", ". "}}) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        body.append("<p>");
        for (int j = 0; j < 9; j++) {
          body.append(one[0]).append(100 + 9 * i + j).append(one[2]);
        }
        body.append("</p>");
      }
      List<PageBreak> breaks = PdfSamples.EDITION.pageBreaks(publication(body.toString(), one[1]));
      assertThat(breaks).as(one[1]).hasSizeGreaterThan(2);
      assertThat(breaks.stream().filter(at -> at.element() < 0 && at.letters() > 0))
          .as(one[1])
          .hasSizeGreaterThanOrEqualTo(breaks.size() - 1);
      if (!one[1].equals("ar")) {
        check(publication(body.toString(), one[1]));
      }
    }
  }

  @Test
  void notes_at_the_foot_of_a_page_begin_none_and_notes_at_the_end_do() throws IOException {
    StringBuilder body = new StringBuilder();
    List<Footnote> notes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int number = i + 1;
      body.append("<p>").append(sentences(i, 7));
      body.append("<sup class=\"noteref\" id=\"fnref-").append(number);
      body.append("\"><a href=\"#fn-").append(number).append("\" role=\"doc-noteref\">");
      body.append(number).append("</a></sup></p>");
      notes.add(new Footnote(number, "fn-" + number, "<p>Note " + word(5000 + i) + ".</p>"));
    }
    check(PdfPosts.publication(body.toString(), "Notes", "en", notes));
    List<Footnote> longer = new ArrayList<>();
    for (Footnote note : notes) {
      String text = "<p>" + sentences(500 + note.number(), 30) + "</p>";
      longer.add(new Footnote(note.number(), note.id(), text));
    }
    Publication publication = PdfPosts.publication(body.toString(), "Notes", "en", longer);
    assertThat(PdfSamples.EDITION.pageBreaks(publication)).anyMatch(at -> at.note() > 3);
    check(publication);
  }

  @Test
  void the_package_names_the_source_of_the_pages_and_the_features() throws IOException {
    Publication publication = publication("<p>" + sentences(1, 300) + "</p>", "en");
    Bytes first = EPUB.render(publication).content();
    OpenedEpub epub = OpenedEpub.of(first);
    assertThat(epub.text("package.opf"))
        .contains("<meta property=\"pageBreakSource\">" + publication.site().baseUrl())
        .contains(".pdf</dc:source>")
        .contains("<meta property=\"schema:accessibilityFeature\">pageBreakMarkers</meta>")
        .contains("<meta property=\"schema:accessibilityFeature\">pageNavigation</meta>");
    assertThat(EpubCheckReport.on(first)).isEmpty();
    assertThat(EPUB.render(publication).content()).isEqualTo(first);
  }

  @Test
  void an_id_of_the_text_is_not_taken_twice() throws IOException {
    String body = "<p id=\"pdf-page-1\">Taken.</p><p>" + sentences(1, 200) + "</p>";
    assertThat(EpubCheckReport.on(EPUB.render(publication(body, "en")).content())).isEmpty();
  }

  /** Returns the labels of the page list, after each place was compared with the page. */
  private static List<String> check(Publication publication) throws IOException {
    List<String> pages = letters(PdfSamples.EDITION.render(publication));
    Bytes content = EPUB.render(publication).content();
    assertThat(EpubCheckReport.on(content)).isEmpty();
    String nav = OpenedEpub.of(content).text("nav.xhtml");
    String list = nav.substring(nav.indexOf("epub:type=\"page-list\""));
    List<String> labels =
        Pattern.compile("<a href=\"chapter-1.xhtml#[^\"]+\">([^<]+)</a>")
            .matcher(list)
            .results()
            .map(found -> found.group(1))
            .toList();
    String chapter = OpenedEpub.of(content).text("chapter-1.xhtml");
    Matcher marker = MARKER.matcher(chapter);
    List<MatchResult> markers = marker.results().toList();
    assertThat(markers.stream().map(found -> found.group(2))).containsExactlyElementsOf(labels);
    assertThat(labels.get(0)).isEqualTo("1");
    boolean noted = !publication.article().content().notes().isEmpty();
    for (MatchResult found : markers.subList(1, markers.size())) {
      int page = Integer.parseInt(found.group(2));
      String before = plain(letters(chapter.substring(0, found.start())), noted);
      String after = plain(letters(chapter.substring(found.end())), noted);
      String end = before.substring(Math.max(0, before.length() - COMPARED));
      String begin = after.substring(0, Math.min(COMPARED, after.length()));
      String head = "PaperInk" + letters(publication.title()) + page;
      String text = pages.get(page - 1);
      assertThat(text).startsWith(head);
      // The head of a table is repeated, and a page may begin within a word.
      assertThat(plain(text.substring(head.length()), noted).indexOf(begin))
          .as("page %s begins with %s: %s", page, begin, text)
          .isBetween(0, LONGEST_WORD);
      assertThat(plain(pages.get(page - 2), noted)).as("page before " + page).contains(end);
    }
    return labels;
  }

  // The numbers of notes are no letters of the text.
  private static String plain(String letters, boolean noted) {
    return noted ? letters.replaceAll("[0-9]", "") : letters;
  }

  private static String chapter(Publication publication) {
    return OpenedEpub.of(EPUB.render(publication).content()).text("chapter-1.xhtml");
  }

  private static String letters(String markup) {
    StringBuilder letters = new StringBuilder();
    SILENT
        .matcher(markup)
        .replaceAll("")
        .replaceAll("&[a-z]+;", "")
        .codePoints()
        .filter(PageBreak::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static List<String> letters(Rendition rendition) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(rendition.content().toArray())) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        pages.add(letters(stripper.getText(pdf)));
      }
    }
    return pages;
  }

  private static Publication publication(String body, String language) {
    return PdfPosts.publication(body, "Pages", language, List.of());
  }

  private static String sentences(int from, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("The number of sort ").append(word(from * 1000 + i));
      text.append(" is <em>cast</em> in “lead” and kept. ");
    }
    return text.toString();
  }

  /** Returns a word that no other number has. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder("q");
    for (int rest = number; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.append('x').toString();
  }
}
