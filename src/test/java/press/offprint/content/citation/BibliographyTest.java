package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import press.offprint.content.citation.bibtex.BibTexParser;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/** Files of cited sources are read once for each content, and their faults have lines. */
class BibliographyTest {
  @Test
  void a_slow_bibliography_does_not_stop_the_posts_with_others() throws Exception {
    CitationLibrary library = new CitationLibrary();
    CountDownLatch isRead = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                library.bibliography(
                    "slow.bib",
                    Bytes.utf8("slow"),
                    () -> {
                      isRead.countDown();
                      try {
                        goesOn.await();
                      } catch (InterruptedException e) {
                        throw Interruption.cancelled();
                      }
                      return "";
                    }));
    slow.start();
    isRead.await();
    try {
      assertThat(library.bibliography("b.bib", Bytes.utf8("b"), () -> "@book{b}").keys())
          .containsExactly("b");
      assertThat(slow.isAlive()).isTrue();
    } finally {
      goesOn.countDown();
      slow.join();
    }
  }

  @Test
  void equal_bytes_in_files_of_two_formats_are_two_bibliographies() {
    CitationLibrary library = new CitationLibrary();
    Bytes text = Bytes.utf8("references:\n- id: a\n  note: |\n    @book{b}\n");
    assertThat(library.bibliography("a.yaml", text, text::text).keys()).containsExactly("a");
    assertThat(library.bibliography("a.bib", text, text::text).keys()).containsExactly("b");
  }

  @Test
  void bibliographies_are_kept_up_to_sixteen_megabytes_of_files() {
    CitationLibrary library = new CitationLibrary();
    Bytes small = Bytes.utf8("@book{b}");
    for (int i = 0; i < 20; i++) {
      library.bibliography("a.bib", Bytes.utf8("% " + i), () -> "");
    }
    Bibliography first = library.bibliography("b.bib", small, small::text);
    assertThat(library.bibliography("b.bib", small, small::text)).isSameAs(first);
    for (int i = 0; i < 2; i++) {
      library.bibliography("a.bib", Bytes.utf8(i + "%".repeat(9 << 20)), () -> "");
    }
    assertThat(library.bibliography("b.bib", small, small::text)).isNotSameAs(first);
  }

  @Test
  void an_entry_inherits_from_the_one_that_it_refers_to() {
    Bibliography file =
        Bibliography.read(
            Bibliography.Format.BIBTEX,
            """
            @inproceedings{a, title={A}, crossref={p}}
            @proceedings{p, title={Proceedings}, year=2001}
            """);
    assertThat(file.item("a").orElseThrow())
        .containsEntry("title", "A")
        .containsEntry("container-title", "Proceedings")
        .containsKey("issued");
  }

  @Test
  void csl_json_is_a_list_of_items_and_its_faults_have_lines() {
    assertThat(
            Bibliography.read(Bibliography.Format.CSL_JSON, "[{\"id\": \"a\", \"title\": \"A\"}]")
                .item("a"))
        .hasValue(Map.of("id", "a", "title", "A"));
    Bibliography broken = Bibliography.read(Bibliography.Format.CSL_JSON, "[\n{\"id\": \"a\",}\n]");
    assertThat(broken.keys()).isEmpty();
    assertThat(broken.faults()).extracting(BibTexParser.Fault::line).containsExactly(2);
  }

  @Test
  void a_place_is_a_number_or_has_a_term() {
    assertThat(Locator.of(", p. 3")).isEqualTo(new Locator("page", "3", ""));
    assertThat(Locator.of(" 33-35, 38 and so"))
        .isEqualTo(new Locator("page", "33–35, 38", " and so"));
    assertThat(Locator.of(", ch. iv")).isEqualTo(new Locator("chapter", "iv", ""));
    assertThat(Locator.of(", and so on")).isEqualTo(new Locator("", "", ", and so on"));
  }
}
