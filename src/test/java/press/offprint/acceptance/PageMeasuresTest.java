package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import press.offprint.SharedFolder;
import press.offprint.edition.pdf.measure.EastAsianMeasures;
import press.offprint.edition.pdf.measure.PageMeasures;

/**
 * The lines and pages of published PDFs, measured by the positions of their glyphs: the samples and
 * some posts of each blog, or all posts with {@code mvn test -Dtest=PageMeasuresTest
 * -Doffprint.long=true}, which prints the measures.
 */
class PageMeasuresTest {
  private static final int OF_EACH = 30;
  private static final double MAX_HYPHENS = 6;
  private static final double MAX_WIDE_LINES = 0.5;
  private static final double MAX_TIGHT_SCRIPTS = 10;
  private static final double MAX_SIGNS_ALONE = 0.3;
  private static final double MAX_RAGGED_ENDS = 3;
  private static final Pattern OTHER_SCRIPTS = Pattern.compile("/(?:ar|fa|hi|ja|ko|ta|zh-\\w+)/");

  @Test
  void lines_and_pages_of_the_samples_are_within_their_bounds() throws IOException {
    PageMeasures measures = of(Run.samples().files("pdf").values());
    check(measures);
    assertThat(measures.shortLastPages()).as(places(measures)).isZero();
  }

  @Test
  void lines_and_pages_of_an_engineering_blog_are_within_their_bounds() throws IOException {
    SharedFolder.required("corpora/rust-blog");
    check(of(SmallCorpus.of("rust-blog", OF_EACH).orElseThrow().files("pdf").values()));
  }

  // Other scripts have other spaces and no hyphens.
  @Test
  void lines_of_guides_in_english_german_and_french_are_within_their_bounds() throws IOException {
    SharedFolder.required("corpora/opensource-guide");
    List<Path> files =
        SmallCorpus.of("opensource-guide", OF_EACH).orElseThrow().files("pdf").values().stream()
            .filter(file -> !OTHER_SCRIPTS.matcher(file.toString()).find())
            .toList();
    checkLines(of(files));
  }

  @Test
  void lines_in_japanese_and_chinese_have_the_distances_of_their_requirements() throws IOException {
    SharedFolder.required("corpora/opensource-guide");
    EastAsianMeasures measures = new EastAsianMeasures();
    for (Path file :
        SmallCorpus.of("opensource-guide", OF_EACH).orElseThrow().files("pdf").values()) {
      measures.add(file.getFileName().toString(), Files.readAllBytes(file));
    }
    String places = measures.table() + String.join("\n", measures.findings());
    assertThat(measures.letterGaps()).isGreaterThan(100);
    assertThat(measures.spacedLetters()).as(places).isZero();
    assertThat(measures.widePairs()).as(places).isZero();
    assertThat(PageMeasures.share(measures.tightScriptGaps(), measures.scriptGaps()))
        .as(places)
        .isLessThan(MAX_TIGHT_SCRIPTS);
    assertThat(PageMeasures.share(measures.signsAlone(), measures.lines()))
        .as(places)
        .isLessThan(MAX_SIGNS_ALONE);
  }

  private static PageMeasures of(Collection<Path> files) throws IOException {
    PageMeasures measures = new PageMeasures();
    for (Path file : files) {
      measures.add(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return measures;
  }

  private static void check(PageMeasures measures) {
    checkLines(measures);
    assertThat(PageMeasures.share(measures.raggedEnds(), measures.fullLines()))
        .as(places(measures))
        .isLessThan(MAX_RAGGED_ENDS);
  }

  private static void checkLines(PageMeasures measures) {
    assertThat(measures.lines()).isGreaterThan(100);
    assertThat(measures.ladders()).as(places(measures)).isZero();
    assertThat(measures.closingStarts()).as(places(measures)).isZero();
    assertThat(measures.leadersAlone()).as(places(measures)).isZero();
    assertThat(PageMeasures.share(measures.hyphens(), measures.lines()))
        .as(places(measures))
        .isLessThan(MAX_HYPHENS);
    assertThat(PageMeasures.share(measures.linesWithWideSpaces(), measures.lines()))
        .as(places(measures))
        .isLessThan(MAX_WIDE_LINES);
  }

  private static String places(PageMeasures measures) {
    return measures.table() + String.join("\n", measures.findings());
  }
}
