package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.SyntaxSettings;

/** The sources of a post: files that are read for the first citation, and their faults. */
class PostCitationsTest {
  private static final Map<String, String> FILES =
      Map.of(
          "posts/a.bib",
          "@book{doe, author={Doe, Jane}, title={One}, year=2000}",
          "posts/wrong.json",
          "[{\"id\": \"a\", \"type\": \"nonsense\", \"title\": 5}]",
          "posts/open.csl",
          "<style class='in-text'><citation><layout></style>",
          "posts/entity.csl",
          "<!DOCTYPE style [<!ENTITY a 'b'>]><style>&a;</style>",
          "posts/many.json",
          many(5_001),
          "posts/long.bib",
          "@book{title, title={%s}}\n@book{author, title={A}, author={%s}}\n@book{abstract, title={A}, abstract={%s}}"
              .formatted("a".repeat(10_001), "A and ".repeat(40_000) + "B", "a".repeat(20_000)),
          "posts/range.bib",
          "@book{doe, author={Doe, Jane}, title={One}, date={2000/2001}}",
          "posts/hour.csl",
          style("<date variable='issued'><date-part name='hour'/><date-part name='year'/></date>"),
          "posts/titles.csl",
          style("<text variable='title'/>"));

  private static String style(String citation) {
    return "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
        + "<citation><layout>"
        + citation
        + "</layout></citation></style>";
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"id\": \"k" + i + "\", \"type\": \"book\", \"title\": \"T" + i + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static ReferenceCluster cluster(String source, String prefix, String... keys) {
    return new ReferenceCluster(
        false,
        Stream.of(keys).map(key -> new ReferenceCluster.Item(prefix, key, false, prefix)).toList(),
        source);
  }

  private static PostCitations citations(String bibliography, String style) {
    return new PostCitations(
        Map.of("bibliography", bibliography, "csl", style),
        "posts/hello.md",
        SyntaxSettings.AUTO,
        new CitationFiles(
            (path, max) ->
                FILES.containsKey(path)
                    ? new ResourceSource.Found(path, Bytes.utf8(FILES.get(path)))
                    : new ResourceSource.Missing(),
            Limits.DEFAULT),
        new CitationLibrary());
  }

  private static String cite(PostCitations citations, String key, String suffix) {
    var item = new ReferenceCluster.Item("", key, false, suffix);
    CitedText made =
        citations.format(List.of(new ReferenceCluster(false, List.of(item), "")), "en");
    return made.citations().get(0).replaceAll("<[^>]*>", "");
  }

  private static List<ProblemCode> codes(PostCitations citations) {
    return citations.problems().stream().map(Problem::code).toList();
  }

  @Test
  void no_file_is_read_before_the_first_citation() {
    PostCitations citations = citations("a.bib", "apa");
    assertThat(citations.isConfigured()).isTrue();
    assertThat(citations.dependencies()).isEmpty();
    assertThat(citations.holds("doe")).isTrue();
    assertThat(citations.dependencies())
        .extracting(Dependency::name)
        .containsExactly("posts/a.bib");
  }

  @Test
  void a_place_has_the_word_of_its_kind_in_the_style() {
    assertThat(cite(citations("a.bib", "apa"), "doe", ", p. 3")).isEqualTo("(Doe, 2000, p. 3)");
    assertThat(cite(citations("a.bib", "apa"), "doe", ", ch. 2"))
        .isEqualTo("(Doe, 2000, Chapter 2)");
  }

  @Test
  void a_source_with_wrong_fields_cannot_be_cited() {
    PostCitations citations = citations("wrong.json", "apa");
    assertThat(citations.holds("a")).isFalse();
    assertThat(citations.nearest("a")).isEmpty();
    assertThat(codes(citations)).containsExactly(ProblemCode.BIBLIOGRAPHY_INVALID);
  }

  @Test
  void a_source_with_very_long_texts_cannot_be_cited_and_a_long_abstract_is_left_out() {
    PostCitations citations = citations("long.bib", "apa");
    assertThat(citations.holds("title")).isFalse();
    assertThat(citations.holds("author")).isFalse();
    assertThat(citations.holds("abstract")).isTrue();
    assertThat(codes(citations)).containsOnly(ProblemCode.BIBLIOGRAPHY_INVALID).hasSize(2);
  }

  @Test
  void a_style_that_cannot_be_read_is_replaced_by_the_default() {
    for (String style : List.of("open.csl", "entity.csl", "no-such-style")) {
      PostCitations citations = citations("a.bib", style);
      assertThat(citations.holds("doe")).isTrue();
      assertThat(cite(citations, "doe", "")).as(style).isEqualTo("(Doe 2000)");
      assertThat(codes(citations)).as(style).containsExactly(ProblemCode.CITE_STYLE);
    }
  }

  @Test
  void a_style_that_fails_on_the_sources_is_replaced_by_the_default() {
    PostCitations citations = citations("range.bib", "hour.csl");
    CitedText made = citations.format(List.of(cluster("", "", "doe")), "en");
    assertThat(made.citations().get(0)).contains("Doe 2000");
    assertThat(made.entries()).hasSize(1);
    assertThat(codes(citations)).containsExactly(ProblemCode.CITE_STYLE);
    assertThat(citations.problems().get(0).message()).contains("\"hour.csl\"");
  }

  @Test
  void an_author_in_a_sentence_has_the_form_of_the_position() {
    PostCitations citations = citations("a.bib", "chicago-fullnote-bibliography");
    var item = new ReferenceCluster.Item("", "doe", false, ", p. 3");
    var textual = new ReferenceCluster(true, List.of(item), "");
    List<CitationPlace> notes = List.of(new CitationPlace(1, true), new CitationPlace(2, true));
    assertThat(citations.format(List.of(textual, textual), notes, "en").authors())
        .extracting(author -> author.replaceAll("<[^>]*>", ""))
        .containsExactly("Jane Doe", "Doe");
  }

  @Test
  void a_dependent_style_is_the_style_that_it_names() {
    assertThat(CitationStyles.named("nature-communications"))
        .isEqualTo(CitationStyles.named("nature"));
  }

  @Test
  void a_style_without_a_bibliography_has_citations_alone() {
    for (String style : List.of("bluebook-law-review", "international-security")) {
      PostCitations citations = citations("a.bib", style);
      CitedText made = citations.format(List.of(cluster("", "", "doe")), "en");
      assertThat(made.citations().get(0)).as(style).contains("One");
      assertThat(made.entries()).as(style).isEmpty();
      assertThat(citations.problems()).as(style).isEmpty();
    }
  }

  @Test
  void an_interrupted_citation_is_no_fault_of_its_style() {
    PostCitations citations = citations("a.bib", "apa");
    List<ReferenceCluster> clusters = List.of(cluster("", "", "doe"));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> citations.format(clusters, "en"))
          .isInstanceOf(CancellationException.class);
      assertThat(codes(citations)).doesNotContain(ProblemCode.CITE_STYLE);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void a_post_has_five_thousand_sources_at_most() {
    PostCitations citations = citations("many.json", "titles.csl");
    String[] keys = IntStream.range(0, 5_000).mapToObj(i -> "k" + i).toArray(String[]::new);
    CitedText made =
        citations.format(
            List.of(cluster("", "", keys), cluster("[@k5000]", "", "k5000"), cluster("", "", "k7")),
            "en");
    assertThat(made.citations().get(0)).contains("T4999");
    assertThat(made.citations().get(1)).isEqualTo("[@k5000]");
    assertThat(made.citations().get(2)).contains("T7");
    assertThat(codes(citations)).containsExactly(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void a_post_has_twenty_suggestions_at_most() {
    PostCitations citations = citations("many.json", "apa");
    List<String> near = IntStream.range(0, 21).mapToObj(i -> citations.nearest("q" + i)).toList();
    assertThat(near.subList(0, 20)).doesNotContain("");
    assertThat(near.get(20)).isEmpty();
    assertThat(citations.nearest("q3")).isEqualTo(near.get(3));
  }
}
