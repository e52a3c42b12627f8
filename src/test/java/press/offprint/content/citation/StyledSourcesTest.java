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

/** Sources that styles write, order and tell from one another. */
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
}
