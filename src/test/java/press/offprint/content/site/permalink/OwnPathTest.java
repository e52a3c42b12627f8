package press.offprint.content.site.permalink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder and the name of a source lead to its permalink, or something else does. */
class OwnPathTest {
  @ParameterizedTest
  @CsvSource({
    "archive.md, /archive/, true",
    "Archive.md, /archive/, true",
    "archive.md, /archive.html, true",
    "2026-01-02-archive.md, /archive/, true",
    "archive.fr.md, /fr/archive/, true",
    "fr/archive.md, /fr/archive/, true",
    "fr/archive.md, /archive/, true",
    "posts/_index.md, /posts/, true",
    "posts/hello/index.md, /posts/hello/, true",
    "My Posts/Hello There.md, /my-posts/hello-there/, true",
    "_index.md, /, true",
    "_index.fr.md, /fr/, true",
    "fr/_index.fr.md, /fr/, true",
    "fr/hello.fr.md, /fr/hello/, true",
    "fr/_index.md, /fr/, true",
    "new.md, /archive/, false",
    "aaa/archive.md, /archive/, false",
    "aaa/index.md, /archive/, false",
    "aaa/_index.md, /archive/, false",
    "aaa/new.md, /aaa/archive/, false",
    "index.md, /archive/, false",
  })
  void a_permalink_of_front_matter_is_compared_with_the_name(
      String source, String permalink, boolean leads) {
    assertThat(SourcePath.of(source).leadsTo(permalink, true)).isEqualTo(leads);
  }

  @ParameterizedTest
  @CsvSource({
    "new.md, /archive/, true",
    "posts/new.md, /posts/other/, true",
    "posts/new/index.md, /posts/other/, true",
    "index.md, /title/, true",
    "posts/new.md, /other/, false",
    "posts/new.md, /2026/01/other/, false",
    "posts/_index.md, /archive/, false",
  })
  void a_slug_is_the_last_segment_in_the_own_folder(
      String source, String permalink, boolean leads) {
    assertThat(SourcePath.of(source).leadsTo(permalink, false)).isEqualTo(leads);
  }
}
