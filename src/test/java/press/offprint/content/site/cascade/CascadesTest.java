package press.offprint.content.site.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadesTest {
  private static final TrustedFolders EVERYWHERE = new TrustedFolders(List.of("/**"));
  private final Cascades cascades =
      Cascades.trusting(EVERYWHERE)
          .and("_index.md", cascade(Map.of("layout", "wide", "params", Map.of("a", 1, "b", 1))))
          .and("posts/_index.md", cascade(Map.of("Layout", "narrow", "params", Map.of("b", 2))));

  @ParameterizedTest
  @CsvSource({
    "about.md, wide",
    "notes/deep/a.md, wide",
    "posts/hello.md, narrow",
    "posts/deep/hello.md, narrow",
    "postscript/hello.md, wide",
  })
  void the_nearest_section_takes_precedence(String source, String layout) {
    assertThat(value(cascades, source, "layout")).isEqualTo(layout);
  }

  @Test
  void maps_are_merged_key_by_key() {
    assertThat(cascades.of("posts/hello.md")).containsEntry("params", Map.of("a", 1, "b", 2));
  }

  @ParameterizedTest
  @CsvSource({
    "path, /posts/**, posts/deep/hello.md, true",
    "path, /posts/*, posts/deep/hello.md, false",
    "path, /posts/*, posts/hello.md, true",
    "path, '/posts/{hello,bye}', posts/bye.md, true",
    "path, '/posts/{hello,bye}', posts/other.md, false",
    "path, /posts/hell?, posts/hello.md, true",
    "path, /posts/hello.*, posts/hello.md, false",
    "path, /POSTS/HELLO, posts/hello.md, true",
    "kind, page, posts/hello.md, true",
    "kind, section, posts/hello.md, false",
    "kind, section, posts/_index.md, true",
    "lang, fr, posts/hello.fr.md, true",
    "lang, fr, posts/hello.md, false",
  })
  void a_target_chooses_posts_by_path_kind_and_language(
      String key, String value, String source, boolean chosen) {
    Object rule = Map.of("_target", Map.of(key, value), "layout", "wide");
    Cascades one = Cascades.trusting(EVERYWHERE).and("_index.md", cascade(List.of(rule)));
    assertThat(one.of(source).containsKey("layout")).isEqualTo(chosen);
    assertThat(one.of(source)).doesNotContainKey("_target");
  }

  @Test
  void a_fingerprint_changes_with_the_defaults_of_its_post_alone() {
    Cascades changed = cascades.and("posts/_index.md", cascade(Map.of("layout", "other")));
    assertThat(changed.fingerprint()).isNotEqualTo(cascades.fingerprint());
    assertThat(changed.fingerprint("posts/hello.md", "post"))
        .isNotEqualTo(cascades.fingerprint("posts/hello.md", "post"));
    assertThat(changed.fingerprint("about.md", "post"))
        .isEqualTo(cascades.fingerprint("about.md", "post"));
    assertThat(Cascades.NONE.fingerprint("about.md", "post")).isEqualTo("post");
  }

  private static Object value(Cascades cascades, String source, String name) {
    Optional<Map.Entry<String, Object>> found =
        cascades.of(source).entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(name))
            .findFirst();
    return found.map(Map.Entry::getValue).orElse(null);
  }

  private static Map<String, Object> cascade(Object rules) {
    return Map.of("cascade", rules);
  }
}
