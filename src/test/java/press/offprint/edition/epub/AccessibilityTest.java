package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.model.Article;
import press.offprint.model.Resource;

/** The accessibility metadata follows from the content. */
class AccessibilityTest {

  @Test
  void alternatives_for_all_pictures_are_claimed() {
    assertThat(
            claims(
                "<p><img src=\"resource:a.png\" alt=\"A press\" /></p>", EpubSamples.png("a.png")))
        .contains(">alternativeText<")
        .contains("accessMode\">visual<")
        .contains("accessModeSufficient\">textual<")
        .contains("Every picture has a text alternative.");
  }

  @Test
  void one_missing_alternative_withdraws_the_claim() {
    assertThat(
            claims(
                "<p><img src=\"resource:a.png\" alt=\"A press\" /></p>"
                    + "<figure><img src=\"resource:a.png\" alt=\"\" class=\"decorative\" /></figure>",
                EpubSamples.png("a.png")))
        .doesNotContain("alternativeText")
        .doesNotContain("accessModeSufficient\">textual<")
        .contains("accessModeSufficient\">textual,visual<")
        .contains("Some pictures have no text alternative.");
  }

  @Test
  void a_decorative_picture_in_a_line_of_text_needs_none() {
    assertThat(
            claims(
                "<p><img src=\"resource:a.png\" alt=\"\" class=\"decorative\" /></p>",
                EpubSamples.png("a.png")))
        .contains(">alternativeText<");
  }

  @Test
  void text_alone_does_not_require_sight() {
    assertThat(claims("<p>Words.</p>"))
        .doesNotContain("visual")
        .doesNotContain("MathML")
        .contains("accessibilityHazard\">none<")
        .contains(">tableOfContents<", ">readingOrder<", ">structuralNavigation<");
  }

  @Test
  void maths_and_ruby_are_features() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("package.opf")).contains(">MathML<");
    assertThat(EpubSamples.opened(EpubSamples.japanese()).text("package.opf"))
        .contains(">rubyAnnotations<")
        .contains("視覚に頼る内容はありません。");
  }

  @Test
  void animated_images_are_an_unknown_hazard() {
    String body = "<p><img src=\"resource:a.gif\" alt=\"A press at work\" /></p>";
    assertThat(claims(body, EpubSamples.gif("a.gif", 2)))
        .contains("accessibilityHazard\">unknown<");
    assertThat(claims(body, EpubSamples.gif("a.gif", 1))).contains("accessibilityHazard\">none<");
  }

  @Test
  void conformance_is_not_claimed_without_a_person() {
    assertThat(EpubSamples.opened(EpubSamples.rich()).text("package.opf"))
        .doesNotContain("conformsTo");
  }

  private static String claims(String body, Resource... files) {
    Article article =
        Examples.article(Examples.metadata("Claims", "en"), body, List.of(), List.of(), files);
    return EpubSamples.opened(article).text("package.opf");
  }
}
