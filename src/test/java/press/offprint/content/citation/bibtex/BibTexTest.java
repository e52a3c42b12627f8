package press.offprint.content.citation.bibtex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries of BibTeX and BibLaTeX become items of CSL; a fault costs its entry alone. */
class BibTexTest {
  private static Map<String, Object> item(String entry) {
    return BibTexItem.of(BibTexParser.parse(entry).entries().get(0));
  }

  @Test
  void values_are_in_braces_or_quotation_marks_or_joined_strings() {
    var parsed =
        BibTexParser.parse(
            """
            A comment.
            @string{press = "Field" # { Press}}
            @Book(a, title = {A {B}}, publisher = press, note = "x {"} y", year = 2000,)
            """);
    assertThat(parsed.faults()).isEmpty();
    assertThat(parsed.entries()).hasSize(1);
    assertThat(parsed.entries().get(0).fields())
        .containsEntry("title", "A {B}")
        .containsEntry("publisher", "Field Press")
        .containsEntry("note", "x {\"} y")
        .containsEntry("year", "2000");
  }

  @Test
  void a_faulty_entry_is_reported_with_its_line_and_the_next_one_is_read() {
    var parsed =
        BibTexParser.parse(
            """
            @book{a,
              title = {No end
            }

            @book{b, title = {B}}
            @book{c title}
            @book{d, title = {D}}
            """);
    assertThat(parsed.entries()).extracting(BibTexEntry::key).containsExactly("b", "d");
    assertThat(parsed.faults())
        .containsExactly(
            new BibTexParser.Fault(1, "an entry is not closed"),
            new BibTexParser.Fault(6, "an entry has no value for \"title\""));
  }

  @Test
  void strings_that_double_end_before_they_fill_the_memory() {
    StringBuilder file = new StringBuilder("@string{a = {ten letters}}\n");
    for (int i = 0; i < 19; i++) {
      file.append("@string{a = a # a}\n");
    }
    file.append("@book{b, title = {B}}\n");
    var parsed = BibTexParser.parse(file.toString());
    assertThat(parsed.faults())
        .extracting(BibTexParser.Fault::message)
        .containsOnly("values are too long")
        .hasSizeBetween(1, 5);
    assertThat(parsed.faults().get(0).line()).isBetween(16, 20);
  }

  @Test
  void twenty_faults_end_a_file() {
    String open = "@book{a, title = {\n";
    var parsed = BibTexParser.parse(open.repeat(1_000) + "@book{b, year = 2000}");
    assertThat(parsed.entries()).isEmpty();
    assertThat(parsed.faults()).hasSize(21);
    assertThat(parsed.faults().get(0))
        .isEqualTo(new BibTexParser.Fault(20, "the last of 20 faults ended the reading"));
    assertThat(parsed.faults().get(1))
        .isEqualTo(new BibTexParser.Fault(1, "a brace is not closed"));
    assertThat(BibTexParser.parse(open.repeat(19)).faults()).hasSize(19);
  }

  @Test
  void latex_is_plain_text() {
    assertThat(LatexText.of("中 M{\\\"u}ller \\& \\emph{Sons} -- ``a'' \\'Ecole~{LaTeX} 5\\%"))
        .isEqualTo("中 Müller & <i>Sons</i> – “a” École\u00a0LaTeX 5%");
  }

  @Test
  void names_have_families_particles_and_literals() {
    assertThat(BibTexNames.of("Doe, Jane and Ludwig van Beethoven and {The Barley Board}"))
        .containsExactly(
            Map.of("family", "Doe", "given", "Jane"),
            Map.of("non-dropping-particle", "van", "family", "Beethoven", "given", "Ludwig"),
            Map.of("literal", "The Barley Board"));
    assertThat(BibTexNames.of("King, Jr, Martin and others"))
        .containsExactly(Map.of("family", "King", "suffix", "Jr", "given", "Martin"));
  }

  @Test
  void fields_of_biblatex_and_of_bibtex_are_the_same_items() {
    Map<String, Object> biblatex =
        item("@article{a, title={T}, journaltitle={J}, date={2010-05}, number=2, pages={1--20}}");
    Map<String, Object> bibtex =
        item("@article{a, title={T}, journal={J}, year=2010, month=may, number=2, pages={1--20}}");
    assertThat(biblatex)
        .isEqualTo(bibtex)
        .containsEntry("type", "article-journal")
        .containsEntry("container-title", "J")
        .containsEntry("issue", "2")
        .containsEntry("page", "1–20")
        .containsEntry("issued", Map.of("date-parts", List.of(List.of(2010, 5))));
  }

  @Test
  void an_entry_that_is_not_closed_takes_no_entry_behind_it() {
    BibTexParser.Parsed parsed =
        BibTexParser.parse(
            "@book{a, title={A}}\n@book{b, title={open\n\n@article{c, title={C}}\n}}\n");
    assertThat(parsed.entries()).extracting(BibTexEntry::key).containsExactly("a", "c");
    assertThat(parsed.faults()).extracting(BibTexParser.Fault::line).containsExactly(2);
  }
}
