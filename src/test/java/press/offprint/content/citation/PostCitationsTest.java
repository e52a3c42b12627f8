package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.Dependency;
import press.offprint.model.Limits;
import press.offprint.model.SyntaxSettings;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The sources of a post: files that are read for the first citation, and their faults. */
class PostCitationsTest {
  private static final Map<String, String> FILES =
      Map.of(
          "posts/a.bib", "@book{doe, author={Doe, Jane}, title={One}, year=2000}",
          "posts/wrong.json", "[{\"id\": \"a\", \"type\": \"nonsense\", \"title\": 5}]",
          "posts/open.csl", "<style class='in-text'><citation><layout></style>",
          "posts/entity.csl", "<!DOCTYPE style [<!ENTITY a 'b'>]><style>&a;</style>");

  private static PostCitations citations(String bibliography, String style) {
    return new PostCitations(
        Map.of("bibliography", bibliography, "csl", style),
        "posts/hello.md",
        SyntaxSettings.AUTO,
        Limits.DEFAULT,
        (path, max) ->
            FILES.containsKey(path)
                ? new ResourceSource.Found(path, Bytes.utf8(FILES.get(path)))
                : new ResourceSource.Missing(),
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
  void a_style_that_cannot_be_read_is_replaced_by_the_default() {
    for (String style : List.of("open.csl", "entity.csl", "no-such-style")) {
      PostCitations citations = citations("a.bib", style);
      assertThat(citations.holds("doe")).isTrue();
      assertThat(cite(citations, "doe", "")).as(style).isEqualTo("(Doe 2000)");
      assertThat(codes(citations)).as(style).containsExactly(ProblemCode.CITE_STYLE);
    }
  }

  @Test
  void a_dependent_style_is_the_style_that_it_names() {
    assertThat(CitationStyles.named("nature-communications"))
        .isEqualTo(CitationStyles.named("nature"));
  }
}
