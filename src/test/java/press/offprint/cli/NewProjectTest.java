package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.site.config.SiteConfigParser;

/** {@code init} and {@code new}: what they write is valid, and they replace nothing. */
class NewProjectTest {
  @TempDir Path folder;

  private SmallSite.Result offprint(String command, String... more) {
    return SmallSite.commandLine(
        Stream.concat(Stream.of(command, "-C", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void a_new_project_passes_the_strict_check() throws IOException {
    SmallSite.Result made = offprint("init", "site");

    Path site = folder.resolve("site");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(site.resolve("offprint.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=");
    assertThat(site.resolve("schema/offprint.schema.json")).isNotEmptyFile();
    assertThat(Files.readAllLines(site.resolve(".gitignore"))).contains("/output/", "/.offprint/");
    SmallSite.Result check = SmallSite.commandLine("check", "--strict", "-C", site.toString());
    assertThat(check.code()).as(check.err()).isZero();
  }

  @Test
  void each_setting_in_the_comments_is_valid() throws IOException {
    offprint("init");

    String yaml =
        Files.readString(folder.resolve("offprint.yaml"))
            .replaceAll("(?m)^# (?=( *[a-zA-Z]+: ?.*)$)", "");
    assertThat(yaml).contains("\nbaseUrl: ").contains("\n  posts: /:year");
    assertThat(SiteConfigParser.read(yaml, "offprint.yaml").problems()).isEmpty();
  }

  @Test
  void init_replaces_no_file() throws IOException {
    Files.writeString(folder.resolve("offprint.yaml"), "title: Mine\n");

    SmallSite.Result again = offprint("init");

    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("already has offprint.yaml").contains("Choose another folder");
    assertThat(folder.resolve("offprint.yaml")).hasContent("title: Mine");
    assertThat(files()).containsExactly("offprint.yaml");
  }

  @Test
  void a_new_post_has_a_title_and_a_date_and_is_a_draft() throws IOException {
    offprint("init");

    SmallSite.Result made = offprint("new", "posts/my-second_post");
    SmallSite.Result bundle = offprint("new", "content/posts/2026-01-02-pictures.md", "--bundle");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(bundle.code()).as(bundle.err()).isZero();
    assertThat(folder.resolve("content/posts/my-second_post.md"))
        .content()
        .contains("title: My second post\ndate: 20")
        .contains("\ndraft: true\n");
    assertThat(folder.resolve("content/posts/2026-01-02-pictures/index.md"))
        .content()
        .contains("title: Pictures\n");
    assertThat(made.err()).contains("remove \"draft: true\" from it");
    assertThat(offprint("check", "--drafts").code()).isZero();
  }

  @Test
  void a_new_post_is_published_if_it_has_a_text_and_is_no_draft() throws IOException {
    offprint("init");
    offprint("new", "posts/one");
    assertThat(offprint("check", "--strict").code()).isZero();
    assertThat(offprint("publish", "--strict", "--to", "html").code()).isZero();
    Path page = folder.resolve("output/posts/one/index.html");
    assertThat(page).doesNotExist();

    Path post = folder.resolve("content/posts/one.md");
    Files.writeString(post, Files.readString(post).replace("draft: true\n", "") + "A text.\n");
    SmallSite.Result published = offprint("publish", "--strict", "--to", "html");

    assertThat(published.code()).as(published.err()).isZero();
    assertThat(page).content().contains("A text.");
  }

  @Test
  void a_new_post_replaces_no_file_and_no_bundle() throws IOException {
    offprint("init");
    offprint("new", "posts/one");
    offprint("new", "posts/two", "--bundle");
    Files.writeString(folder.resolve("content/posts/one.md"), "mine");

    for (List<String> arguments :
        List.of(List.of("posts/one"), List.of("posts/one", "--bundle"), List.of("posts/two"))) {
      SmallSite.Result again = offprint("new", arguments.toArray(String[]::new));
      assertThat(again.code()).isEqualTo(2);
      assertThat(again.err()).contains("exists already. Choose another name");
    }
    assertThat(folder.resolve("content/posts/one.md")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside",
        "/etc/post",
        "posts/../../x",
        "",
        "posts/.hidden",
        "_private/x",
        "a\\..\\..\\b",
        "posts/???",
        "C:/x"
      })
  void a_path_that_is_no_post_is_refused(String path) throws IOException {
    offprint("init");
    List<String> before = files();

    SmallSite.Result result = offprint("new", path);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Write a section and a name, such as posts/my-title.");
    assertThat(files()).isEqualTo(before);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
