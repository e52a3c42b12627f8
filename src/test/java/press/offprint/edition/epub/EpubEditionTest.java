package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/** A whole book: its name, its container, its package document. */
class EpubEditionTest {

  @Test
  void a_post_becomes_a_file_beside_its_page() {
    var rendition = EpubSamples.EDITION.render(Publication.of(Examples.site(), EpubSamples.rich()));
    assertThat(rendition.path()).isEqualTo("posts/hello/hello.epub");
    assertThat(rendition.mediaType()).isEqualTo("application/epub+zip");
    assertThat(rendition.problems()).isEmpty();
  }

  @Test
  void a_book_is_named_after_its_folder() {
    var rendition =
        EpubSamples.EDITION.render(EpubSamples.book(EpubSamples.rich(), EpubSamples.japanese()));
    assertThat(rendition.path()).isEqualTo("books/three/three.epub");
  }

  @Test
  void the_media_type_is_the_first_entry_and_is_not_compressed() {
    Bytes epub = EpubSamples.epub(EpubSamples.rich());
    assertThat(
            epub.startsWith("mimetypeapplication/epub+zip".getBytes(StandardCharsets.US_ASCII), 30))
        .isTrue();
  }

  @Test
  void every_file_in_the_container_has_the_date_of_the_post() throws IOException {
    try (var zip = new ZipInputStream(EpubSamples.epub(EpubSamples.rich()).open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 3, 14, 9, 26, 52));
      }
    }
  }

  @Test
  void the_same_article_gives_the_same_bytes_in_every_zone_locale_and_thread() throws Exception {
    Bytes here = EpubSamples.epub(EpubSamples.rich());
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      List<Future<Bytes>> others =
          threads.invokeAll(Collections.nCopies(8, () -> EpubSamples.epub(EpubSamples.rich())));
      for (Future<Bytes> other : others) {
        assertThat(other.get()).isEqualTo(here);
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
      threads.shutdown();
    }
  }

  @Test
  void the_package_has_the_metadata_of_the_post() {
    String opf = EpubSamples.opened(EpubSamples.rich()).text("package.opf");
    assertThat(opf)
        .contains("<dc:title id=\"title\">A field guide to a post</dc:title>")
        .contains("<dc:creator id=\"creator-1\">Mika Aalto</dc:creator>")
        .contains("property=\"role\" scheme=\"marc:relators\">aut</meta>")
        .contains("<dc:language>en</dc:language>")
        .contains("<dc:publisher>Paper &amp; Ink</dc:publisher>")
        .contains("<dc:date>2026-03-14</dc:date>")
        .contains("<dc:description>What this is about</dc:description>")
        .contains("<dc:subject>paper</dc:subject>")
        .contains("<dc:source>https://example.org/posts/hello/</dc:source>")
        .contains("<meta property=\"dcterms:modified\">2026-03-14T09:26:53Z</meta>");
  }

  @Test
  void the_identifier_stays_when_the_text_changes_and_differs_between_posts() {
    String one = identifier(EpubSamples.opened(EpubSamples.bare("One", "<p>First.</p>")));
    String revised = identifier(EpubSamples.opened(EpubSamples.bare("Two", "<p>Second.</p>")));
    String other = identifier(EpubSamples.opened(EpubSamples.at("other", EpubSamples.rich())));
    assertThat(one).matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab].*");
    assertThat(revised).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void an_undated_post_has_a_constant_date_of_change_and_no_date_of_issue() {
    String opf = EpubSamples.opened(EpubSamples.bare("Undated", "<p>x</p>")).text("package.opf");
    assertThat(opf)
        .contains("\"dcterms:modified\">2000-01-01T00:00:00Z<")
        .doesNotContain("<dc:date>");
  }

  @Test
  void a_post_without_author_is_by_the_author_of_the_site() {
    assertThat(EpubSamples.opened(EpubSamples.bare("Unsigned", "<p>x</p>")).text("package.opf"))
        .contains(">Mika Aalto</dc:creator>");
  }

  @Test
  void a_right_to_left_book_has_that_page_direction_and_left_to_right_code() {
    OpenedEpub book = EpubSamples.opened(EpubSamples.arabic());
    assertThat(book.text("package.opf")).contains("page-progression-direction=\"rtl\"");
    assertThat(book.text("chapter-1.xhtml"))
        .contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"")
        .contains("<code dir=\"ltr\">offprint publish</code>")
        .contains("tabindex=\"0\" dir=\"ltr\"><code");
    assertThat(book.text("nav.xhtml")).contains("المحتويات");
  }

  @Test
  void the_manifest_marks_documents_with_maths() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("package.opf"))
        .containsPattern("href=\"chapter-1.xhtml\"[^>]* properties=\"mathml\"");
  }

  @Test
  void the_contents_list_headings_in_their_order_and_depth_for_new_and_old_readers() {
    OpenedEpub book = EpubSamples.opened(EpubSamples.rich());
    assertThat(book.text("nav.xhtml").replaceAll("\\s*\n\\s*", ""))
        .contains(
            "<li><a href=\"chapter-1.xhtml#tables\">Tables &amp; code</a><ol>"
                + "<li><a href=\"chapter-1.xhtml#a-program\">A program</a></li></ol></li>"
                + "<li><a href=\"chapter-1.xhtml#pictures\">Pictures</a></li>")
        .contains("epub:type=\"bodymatter\" href=\"chapter-1.xhtml\"");
    assertThat(book.text("toc.ncx"))
        .contains("<content src=\"chapter-1.xhtml#a-program\"/>")
        .contains("<meta name=\"dtb:depth\" content=\"3\"/>");
  }

  @Test
  void a_short_post_has_no_page_of_contents() {
    OpenedEpub book = EpubSamples.opened(EpubSamples.bare("Short", "<p>x</p>"));
    assertThat(book.text("package.opf")).doesNotContain("idref=\"file-nav.xhtml\"");
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("package.opf"))
        .contains("idref=\"file-nav.xhtml\"");
  }

  @Test
  void the_colophon_names_the_sources_of_the_book() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("colophon.xhtml"))
        .contains("posts/hello.md")
        .contains("https://example.org/posts/hello/")
        .contains("urn:uuid:");
  }

  @Test
  void a_template_error_is_a_template_problem_with_file_and_line() {
    Path broken = Path.of("src/test/resources/epub/broken");
    var templates = new Templates(new TemplateFolder(broken, Path.of("templates")));
    assertThatThrownBy(
            () -> edition(templates).render(Publication.of(Examples.site(), EpubSamples.rich())))
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TEMPLATE))
        .hasMessageStartingWith("Template epub/chapter.xhtml:1: ")
        .hasMessageContaining("nonsense");
  }

  @Test
  void the_fingerprint_changes_with_a_template_and_with_the_fonts() {
    Path broken = Path.of("src/test/resources/epub/broken");
    var templates = new Templates(new TemplateFolder(broken, Path.of("templates")));
    var ours = new Templates(TemplateFolder.ours());
    assertThat(edition(ours).fingerprint())
        .isEqualTo(edition(ours).fingerprint())
        .isNotEqualTo(edition(templates).fingerprint())
        .isNotEqualTo(EpubSamples.EDITION.fingerprint());
  }

  private static Edition edition(Templates templates) {
    return new EpubEdition(
        templates, List::of, new ImageVariants(Cache.NONE), Cache.NONE, OutputBuffer.MEMORY);
  }

  private static String identifier(OpenedEpub book) {
    String opf = book.text("package.opf");
    int from = opf.indexOf("urn:uuid:");
    return opf.substring(from, opf.indexOf('<', from));
  }
}
