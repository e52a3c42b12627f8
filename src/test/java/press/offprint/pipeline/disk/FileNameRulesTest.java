package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameRulesTest {

  @Test
  void a_post_has_one_of_the_extensions_of_markdown_in_any_case() {
    assertThat(FileNameRules.isPost("a.md")).isTrue();
    assertThat(FileNameRules.isPost("A.MarkDown")).isTrue();
    assertThat(List.of("a.mdx", "a.mkd", "a.mkdn", "a.mkdown", "a.mdown"))
        .allMatch(FileNameRules::isPost);
    assertThat(FileNameRules.isPost("a.mdc")).isFalse();
    assertThat(FileNameRules.isPost("md")).isFalse();
  }

  @Test
  void a_bundle_is_an_index_file() {
    assertThat(FileNameRules.isBundle("index.md")).isTrue();
    assertThat(FileNameRules.isBundle("_index.de.md")).isTrue();
    assertThat(FileNameRules.isBundle("index.html")).isFalse();
    assertThat(FileNameRules.isBundle("indexes.md")).isFalse();
  }

  @Test
  void a_name_of_dots_is_not_hidden_and_not_a_good_name() {
    assertThat(FileNameRules.isDots("...md")).isTrue();
    assertThat(FileNameRules.isIgnored("...md")).isFalse();
    assertThat(FileNameRules.isDots(".md")).isFalse();
    assertThat(FileNameRules.isIgnored(".md")).isTrue();
  }

  @Test
  void a_replacement_character_that_a_person_wrote_is_a_good_name() {
    String name = "a\uFFFD.md";
    assertThat(FileNameRules.isGarbled(Path.of("posts", name), name)).isFalse();
    assertThat(FileNameRules.isGarbled(Path.of("posts/b.md"), name)).isTrue();
  }
}
