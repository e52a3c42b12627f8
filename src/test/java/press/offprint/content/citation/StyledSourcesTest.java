package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.offprint.content.markdown.syntax.ReferenceCluster;
import press.offprint.content.resource.ResourceSource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.SyntaxSettings;

/** Sources that styles write, order and distinguish. */
class StyledSourcesTest {
  private static final String NAMES =
      "<names variable='author'><name form='short' et-al-min='2' et-al-use-first='1'"
          + " initialize-with='. '/></names>";

  private static String style(String citation, String content, String bibliography) {
    return "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' class='in-text'>"
        + "<citation "
        + citation
        + "><layout>"
        + content
        + "</layout></citation>"
        + bibliography
        + "</style>";
  }

  private static PostCitations citations(String style, List<Map<String, Object>> sources) {
    return new PostCitations(
        Map.of("references", sources, "csl", "own.csl"),
        "hello.md",
        SyntaxSettings.AUTO,
        new CitationFiles(
            (path, max) -> new ResourceSource.Found(path, Bytes.utf8(style)), Limits.DEFAULT),
        new CitationLibrary());
  }

  private static Map<String, Object> titled(String title) {
    return Map.of("id", "k" + title, "type", "book", "title", title);
  }

  private static CitedText cited(PostCitations citations, List<Map<String, Object>> sources) {
    List<ReferenceCluster> clusters = new ArrayList<>();
    for (Map<String, Object> source : sources) {
      var item = new ReferenceCluster.Item("", (String) source.get("id"), false, "");
      clusters.add(new ReferenceCluster(false, List.of(item), ""));
    }
    return citations.format(clusters, "en");
  }

  private static List<String> shown(String style, List<Map<String, Object>> sources) {
    PostCitations citations = citations(style, sources);
    CitedText text = cited(citations, sources);
    assertThat(citations.problems()).isEmpty();
    List<String> lines =
        text.entries().isEmpty()
            ? text.citations()
            : text.entries().stream().map(CitedText.Entry::html).toList();
    return lines.stream().map(line -> line.replaceAll("<[^>]*>", "")).toList();
  }

  @Test
  void a_title_has_characters_of_all_planes_of_unicode() {
    String title = "On 𝒵-modules, 𠮷野家 and 😀 & <i>𝔸</i>";
    String style = style("", "<text variable='title' font-style='italic'/>", "");
    assertThat(shown(style, List.of(titled(title))))
        .containsExactly("On 𝒵-modules, 𠮷野家 and 😀 &amp; 𝔸");
  }

  @Test
  void a_style_needs_a_layout_for_its_bibliography() {
    String style = style("", "<text variable='title'/>", "<bibliography/>");
    assertThat(CitationStyles.ofFile(style)).isEmpty();
    List<Map<String, Object>> sources = List.of(titled("One"));
    PostCitations citations = citations(style, sources);
    cited(citations, sources);
    assertThat(citations.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.CITE_STYLE);
    assertThat(citations.problems().get(0).message())
        .contains("There is no style of citations \"own.csl\" that can be used");
  }

  @Test
  void the_order_of_sources_is_that_of_their_keys_and_not_that_of_their_citations() {
    String style =
        style(
            "",
            "<text variable='title'/>",
            "<bibliography><sort><key variable='title'/></sort><layout><text variable='title'/>"
                + "</layout></bibliography>");
    List<List<String>> orders =
        List.of(
            List.of("300", "1984", "1Q84"), List.of("300", "1Q84", "1984"),
            List.of("1984", "300", "1Q84"), List.of("1984", "1Q84", "300"),
            List.of("1Q84", "300", "1984"), List.of("1Q84", "1984", "300"));
    assertThat(
            orders.stream()
                .map(
                    titles -> shown(style, titles.stream().map(StyledSourcesTest::titled).toList()))
                .map(List::toString)
                .collect(Collectors.toSet()))
        .hasSize(1);
    List<Map<String, Object>> many =
        Stream.iterate(1, n -> n * 7 % 401)
            .limit(120)
            .map(n -> titled(n % 3 == 0 ? n + "Q" : String.valueOf(n * n)))
            .toList();
    assertThat(shown(style, many)).hasSize(120);
  }

  @Test
  void numbers_are_in_the_order_of_their_values() {
    String style =
        style(
            "",
            "<text variable='volume'/>",
            "<bibliography><sort><key variable='volume' sort='descending'/></sort><layout>"
                + "<text variable='volume'/></layout></bibliography>");
    List<Map<String, Object>> sources =
        Stream.of("9", "100", "20")
            .<Map<String, Object>>map(n -> Map.of("id", "k" + n, "type", "book", "volume", n))
            .toList();
    assertThat(shown(style, sources)).containsExactly("100", "20", "9");
  }

  @Test
  void a_range_of_dates_is_among_dates() {
    String style =
        style(
            "",
            "<text variable='title'/>",
            "<bibliography><sort><key variable='issued'/></sort><layout><text variable='title'/>"
                + "</layout></bibliography>");
    List<Map<String, Object>> sources =
        List.of(
            dated("third", List.of(List.of(2001))),
            dated("first", List.of(List.of(1999), List.of(2002))),
            dated("second", List.of(List.of(2000))));
    assertThat(shown(style, sources)).containsExactly("first", "second", "third");
  }

  private static Map<String, Object> dated(String title, List<List<Integer>> days) {
    return Map.of(
        "id", "k" + title, "type", "book", "title", title, "issued", Map.of("date-parts", days));
  }

  @Test
  void every_group_of_equal_citations_gets_given_names() {
    String style =
        style(
            "disambiguate-add-names='true' disambiguate-add-givenname='true'",
            "<group delimiter=' '>" + NAMES + "<text variable='volume'/></group>",
            "");
    List<Map<String, Object>> sources = new ArrayList<>();
    for (String second : List.of("Roe", "Poe", "Loe")) {
      for (String given : List.of("Jane", "Karl")) {
        sources.add(
            Map.of(
                "id",
                given + second,
                "type",
                "book",
                "author",
                List.of(
                    Map.of("family", "Doe", "given", given),
                    Map.of("family", second, "given", "Ann"))));
      }
    }
    assertThat(shown(style, sources)).doesNotHaveDuplicates().hasSize(6);
  }
}
