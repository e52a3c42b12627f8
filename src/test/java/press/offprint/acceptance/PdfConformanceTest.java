package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.SharedFolder;
import press.offprint.SharesNothing;

/**
 * PDFs of real blogs, checked by veraPDF for accessibility (PDF/UA-1, which also requires all
 * glyphs) and archiving (PDF/A-2a): the samples and sixty posts, or all posts with {@code mvn test
 * -Dtest=PdfConformanceTest -Doffprint.long=true}.
 */
@SharesNothing
class PdfConformanceTest {
  private static final int OF_EACH = 30;

  @Test
  void every_sample_conforms_to_pdf_ua_and_pdf_a() {
    assertThat(failures(Run.samples().files("pdf").values())).isEmpty();
  }

  @Test
  void pdfs_of_an_engineering_blog_conform_to_pdf_ua_and_pdf_a() {
    assertThat(failures(of("rust-blog"))).isEmpty();
  }

  @Test
  void pdfs_of_a_guide_in_ten_languages_conform_to_pdf_ua_and_pdf_a() {
    assertThat(failures(of("opensource-guide"))).isEmpty();
  }

  private static Collection<Path> of(String corpus) {
    SharedFolder.required("corpora/" + corpus);
    return SmallCorpus.of(corpus, OF_EACH).orElseThrow().files("pdf").values();
  }

  private static List<String> failures(Collection<Path> files) {
    return files.stream()
        .flatMap(
            file ->
                Stream.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)
                    .flatMap(standard -> ConformanceCheckers.verapdf(file, standard).stream())
                    .map(failure -> file + " " + failure))
        .toList();
  }
}
