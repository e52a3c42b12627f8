package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

class PermalinkFieldsTest {
  @ParameterizedTest
  @ValueSource(strings = {"url", "permalink"})
  void the_address_of_another_site_is_reported_and_the_post_keeps_its_path(String field) {
    PostHeader header =
        card("posts/a.md", "---\ntitle: A\n" + field + ": https://planet.example/b/\n---\n");
    assertThat(header.path()).isEqualTo("/posts/a/");
    assertThat(header.problems())
        .extracting(Problem::code, Problem::line)
        .containsExactly(tuple(ProblemCode.SLUG_INVALID, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "/guides/first, /guides/first/, read as the whole path",
    "/, /docs/a/, that of the home page"
  })
  void a_slug_of_docusaurus_may_be_a_path_and_is_reported(String slug, String path, String why) {
    PostHeader header =
        card("docs/a.md", "---\ntitle: A\nslug: " + slug + "\nsidebar_position: 2\n---\n");
    assertThat(header.path()).isEqualTo(path);
    assertThat(header.metadata().weight()).isEqualTo(2);
    assertThat(header.problems().get(0).message()).contains(why);
    assertThat(header.problems())
        .extracting(Problem::code, Problem::line)
        .containsExactly(tuple(ProblemCode.SLUG_INVALID, 3));
  }

  private static PostHeader card(String source, String text) {
    FrontMatterReader reader = new FrontMatterReader(SiteConfigParser.defaults());
    return reader.read(Post.of(source, text)).accepted().orElseThrow();
  }
}
