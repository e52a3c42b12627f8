package press.offprint.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import press.offprint.model.Article;
import press.offprint.model.Resource;
import press.offprint.model.problem.ProblemCode;

class DiagramsInPostsTest {

  @Test
  void a_description_becomes_a_figure_with_its_text_as_alternative() {
    Article article =
        ContentPosts.article(
            "title: T\nlang: de\n", "Text\n\n```plantuml\nLeser -> Presse : druckt\n```\n");
    assertThat(article.problems()).isEmpty();
    assertThat(article.content().body())
        .contains(
            "<figure class=\"diagram\"><img src=\"resource:diagram-1.svg\""
                + " alt=\"Diagramm: Leser, Presse, druckt\"")
        .doesNotContain("<pre");
    Resource picture = article.content().resources().get("diagram-1.svg");
    assertThat(picture.mediaType()).isEqualTo("image/svg+xml");
    assertThat(picture.content().text()).contains("druckt").doesNotContain("<script", "href");
    assertThat(picture.width()).isGreaterThan(50);
  }

  @Test
  void a_mistake_is_a_warning_with_the_line_of_the_post_and_the_source_stays() {
    Article article =
        ContentPosts.article("title: T\n", "Text\n\n```puml\nclass A\nwhat is !!\n```\n");
    assertThat(article.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.DIAGRAM_INVALID);
              assertThat(problem.line()).isEqualTo(8);
            });
    assertThat(article.content().body()).contains("<pre class=\"code\"", "what is");
  }

  @Test
  void mermaid_stays_readable_code_with_a_warning() {
    Article article = ContentPosts.article("title: T\n", "```mermaid\ngraph TD\nA-->B\n```\n");
    assertThat(article.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.DIAGRAM_UNSUPPORTED);
              assertThat(problem.line()).isEqualTo(4);
            });
    assertThat(article.content().body()).contains("<pre class=\"code\"", "--&gt;");
  }
}
