package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.problem.ProblemCode;

/** The targets of references before any file is read. */
class ResourceReferenceTest {
  private final SampleFiles files =
      new SampleFiles()
          .with("posts/trip/pic.png", SampleFiles.picture("png", 3, 2))
          .with("img/logo.png", SampleFiles.picture("png", 5, 4))
          .with("posts/two words.png", SampleFiles.picture("png", 7, 6))
          .with("posts/été.png", SampleFiles.picture("png", 9, 8));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "FiLe:///etc/passwd",
        "file:/etc/passwd",
        "file://localhost/etc/passwd",
        " file:///etc/passwd",
        "fi\tle:///etc/pass\nwd",
        "\u0001file:///etc/passwd",
        "%66ile:///etc/passwd",
        "jar:file:///x.zip!/a.png",
        "JAR:http://example.org/x.jar!/a.png",
        "C:/Windows/win.ini",
        "c:\\Windows\\win.ini",
        "/etc/passwd",
        "/tmp/secret.png",
        "../../../etc/passwd",
        "..%2f..%2f..%2fsecret.png",
        "%2e%2e/%2e%2e/%2e%2e/secret.png",
        "..%252f..%252f..%252fsecret.png",
        "..%25252f..%25252f..%25252fsecret.png",
        "..\\..\\..\\secret.png",
        "..%5c..%5c..%5csecret.png",
        "/../secret.png",
        "a/../../../../secret.png",
        "../../../content-evil/secret.png"
      })
  void a_file_outside_the_site_is_not_read(String reference) {
    assertThat(refusal("posts/trip/index.md", reference))
        .isEqualTo(ProblemCode.RESOURCE_OUTSIDE_ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/x.png",
        "gopher://example.org/_x",
        "netdoc:///etc/passwd",
        "ldap://example.org/x",
        "\\\\127.0.0.1\\share\\x.png",
        "%5C%5C127.0.0.1%5Cshare%5Cx.png",
        "/\\127.0.0.1/x.png",
        "http:///nowhere",
        "http:x.png"
      })
  void other_networks_are_refused(String reference) {
    assertThat(refusal("posts/trip/index.md", reference)).isEqualTo(ProblemCode.RESOURCE_REMOTE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a.png, https://example.org/a.png",
    "HTTP://169.254.169.254/latest/, HTTP://169.254.169.254/latest/",
    "//cdn.example.org/a.png, https://cdn.example.org/a.png",
    "https://example.org/a\"onerror=x, https://example.org/a%22onerror=x",
    "https://example.org/é.png, https://example.org/%C3%A9.png"
  })
  void a_web_address_becomes_a_link_and_is_never_fetched(String reference, String url) {
    assertThat(files.resolver("a.md").resolve(reference, 3))
        .isInstanceOfSatisfying(
            Resolution.Remote.class,
            remote -> {
              assertThat(remote.url()).isEqualTo(url);
              assertThat(remote.problem().code()).isEqualTo(ProblemCode.RESOURCE_REMOTE);
              assertThat(remote.problem().line()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "java\tscript:alert(1)", "about:blank", "blob:x"})
  void schemes_that_name_no_file_are_refused(String reference) {
    assertThat(refusal("a.md", reference)).isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "./",
        "#x",
        "?x",
        "gone.png",
        "trip/",
        "Pic.PNG",
        "100%.png",
        "a%ff.png",
        "trip\\pic.png",
        "a%00.png",
        "a%0A.png"
      })
  void a_file_that_does_not_exist_is_missing(String reference) {
    assertThat(refusal("posts/index.md", reference)).isEqualTo(ProblemCode.RESOURCE_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "posts/trip/index.md, pic.png, posts/trip/pic.png",
    "posts/trip/index.md, ./pic.png, posts/trip/pic.png",
    "posts/trip/index.md, pic.png?v=2#top, posts/trip/pic.png",
    "posts/trip/index.md, p%69c.png, posts/trip/pic.png",
    "posts/trip/index.md, ../trip/pic.png, posts/trip/pic.png",
    "posts/trip/index.md, ../../img/logo.png, img/logo.png",
    "posts/trip/index.md, /img/logo.png, img/logo.png",
    "posts/trip.md, pic.png, posts/trip/pic.png",
    "posts/trip.md, trip/pic.png, posts/trip/pic.png",
    "posts/trip.md, two%20words.png, posts/two words.png",
    "posts/trip.md, two words.png, posts/two words.png",
    "posts/trip.md, %C3%A9t%C3%A9.png, posts/été.png"
  })
  void a_path_is_relative_to_the_post_or_to_the_site(String source, String reference, String path) {
    assertThat(files.resolver(source).resolve(reference, 1))
        .isInstanceOfSatisfying(
            Resolution.Resolved.class, it -> assertThat(it.resource().path()).isEqualTo(path));
  }

  @Test
  void a_missing_image_is_reported_with_the_searched_paths() {
    Resolution.Refused missing =
        (Resolution.Refused) files.resolver("posts/trip.md").resolve("gone.png", 12);
    assertThat(missing.problem().message()).contains("gone.png");
    assertThat(missing.problem().hint()).contains("posts/gone.png", "posts/trip/gone.png");
    assertThat(missing.problem().line()).isEqualTo(12);
  }

  @Test
  void a_control_character_in_a_reference_does_not_reach_the_report() {
    Resolution.Refused bad = (Resolution.Refused) files.resolver("a.md").resolve("a%1B[31m.png", 1);
    assertThat(bad.problem().message()).doesNotContain("\u001B");
  }

  private ProblemCode refusal(String source, String reference) {
    Resolution resolution = files.resolver(source).resolve(reference, 1);
    assertThat(resolution).as(reference).isInstanceOf(Resolution.Refused.class);
    return ((Resolution.Refused) resolution).problem().code();
  }
}
