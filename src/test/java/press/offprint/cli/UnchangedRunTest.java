package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.pipeline.UnchangedRunCache;
import press.offprint.pipeline.config.PublishSettings;

/** A run without changes repeats the output of the last run; any change ends the repetition. */
class UnchangedRunTest extends SmallSite {
  private static final String[] PAGES = {"--to", "html,rss,index"};

  record Change(String name, Consumer<Path> made) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Change> changes() {
    return List.of(
        new Change("a post is edited", p -> put(p, "content/posts/first.md", "other words")),
        new Change("a post is new", p -> put(p, "content/posts/third.md", "# Third")),
        new Change("a post is gone", p -> delete(p, "content/posts/first.md")),
        new Change("a post is renamed", p -> move(p, "content/posts/first.md", "content/1st.md")),
        new Change("a post is touched", p -> touch(p, "content/posts/first.md")),
        new Change("a picture is put beside it", p -> put(p, "content/posts/a.png", "x")),
        new Change("a static file is new", p -> put(p, "static/robots.txt", "x")),
        new Change("a template is overridden", p -> put(p, "templates/web/style.css", "p{}")),
        new Change("a font is put in", p -> put(p, "fonts/Own-400Regular.ttf", "x")),
        new Change("a theme is edited", p -> put(p, "themes/own/web/style.css", "p{}")),
        new Change("a route is added", p -> put(p, "routes/post-own.camel.yaml", "x")),
        new Change("the configuration is new", p -> put(p, "offprint.yaml", "title: Own\n")),
        new Change("a page is gone", p -> delete(p, "output/posts/first/index.html")),
        new Change("a page is cut short", p -> put(p, "output/posts/first/index.html", "x")),
        new Change("the feed is gone", p -> delete(p, "output/feed.xml")),
        new Change("the catalog is another", p -> put(p, ".offprint/catalog.db", "x")),
        new Change("another press works or was killed", UnchangedRunTest::lock),
        new Change("what was kept breaks off", UnchangedRunTest::breakOff),
        new Change("a folder is linked in", p -> link(p, "content/linked", "content/posts")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void every_change_causes_a_full_run(Change change) {
    publishUntilNothingChanges(PAGES);
    assertThat(look(PAGES).find()).isPresent();
    change.made().accept(project);
    assertThat(look(PAGES).find()).isEmpty();
  }

  @Test
  void a_changed_file_that_the_configuration_names_causes_a_full_run() throws IOException {
    List<String> files =
        List.of("all.bib", "lib/sources.txt", ".hidden", "lib/own.csl", "words/terms");
    write(
        "offprint.yaml",
        "bibliography: [all.bib, lib/sources.txt, .hidden]\ncsl: lib/own.csl\nglossary: words/terms\n");
    for (String file : files) {
      write(file, "% one\n");
    }
    for (String file : files) {
      publishUntilNothingChanges(PAGES);
      write(file, "% two\n");
      assertThat(look(PAGES).find()).as(file).isEmpty();
    }
    publishUntilNothingChanges(PAGES);
    Files.delete(project.resolve("lib/sources.txt"));
    assertThat(look(PAGES).find()).isEmpty();
  }

  @Test
  void the_next_run_has_the_same_output() throws IOException {
    publishUntilNothingChanges("--json", "--to", "html,rss,index");
    Result replayed = offprint("publish", "--json", "--to", "html,rss,index");
    Files.delete(project.resolve(".offprint/unchanged-run"));
    Result looked = offprint("publish", "--json", "--to", "html,rss,index");

    assertThat(replayed.code()).isZero();
    assertThat(timeless(replayed.out())).isEqualTo(timeless(looked.out()));
    assertThat(timeless(replayed.err())).isEqualTo(timeless(looked.err()));
    assertThat(replayed.json()).hasSize(3);
    assertThat(replayed.json().get(2).at("/summary/unchanged").asInt()).isEqualTo(2);
    assertThat(replayed.json().get(2).at("/summary/millis").isNumber()).isTrue();
    assertThat(replayed.err()).matches("(?s)2 unchanged in \\d+\\.\\d s\\.\\R");
  }

  @Test
  void an_output_is_repeated_for_the_same_request_only_and_never_if_forced() {
    publishUntilNothingChanges(PAGES);
    assertThat(look("--to", "html").find()).isEmpty();
    assertThat(look("--json", "--to", "html,rss,index").find()).isEmpty();
    assertThat(look("--drafts", "--to", "html,rss,index").find()).isEmpty();
    assertThat(look("--force", "--to", "html,rss,index").find()).isEmpty();
  }

  @Test
  void an_output_is_not_repeated_after_the_date_of_a_post() throws IOException {
    Instant soon = Instant.now().plus(Duration.ofDays(2));
    write("content/posts/soon.md", "---\ntitle: Soon\ndate: " + soon + "\n---\n\nLater.\n");
    publishUntilNothingChanges(PAGES);
    PublishSettings now = settings(PAGES);
    assertThat(UnchangedRunCache.of(now, "false").find()).isPresent();
    assertThat(UnchangedRunCache.of(at(now, soon.minusSeconds(60)), "false").find()).isPresent();
    assertThat(UnchangedRunCache.of(at(now, soon.plusSeconds(1)), "false").find()).isEmpty();
  }

  @Test
  void a_rejected_post_is_reported_by_a_full_run() throws IOException {
    write("content/posts/bad.md", "---\ntitle: \"never closed\n---\n\nx\n");
    for (int i = 0; i < 2; i++) {
      Awaitility.await().pollDelay(Duration.ofMillis(150)).until(() -> true);
      assertThat(offprint("publish", PAGES).code()).isEqualTo(3);
    }
    assertThat(look(PAGES).find()).isEmpty();
  }

  /**
   * Publishes until nothing changes. A file that was just written is not trusted, so this takes a
   * moment.
   */
  private void publishUntilNothingChanges(String... options) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              assertThat(offprint("publish", options).code()).isZero();
              return look(options).find().isPresent();
            });
  }

  private PublishSettings settings(String... options) {
    String[] all = new String[options.length + 3];
    System.arraycopy(new String[] {"publish", "-C", project.toString()}, 0, all, 0, 3);
    System.arraycopy(options, 0, all, 3, options.length);
    return FastArguments.publish(all).orElseThrow().settings();
  }

  private UnchangedRunCache look(String... options) {
    boolean json = List.of(options).contains("--json");
    return UnchangedRunCache.of(settings(options), json ? "json false" : "false");
  }

  private static PublishSettings at(PublishSettings settings, Instant moment) {
    return new PublishSettings(
        settings.project(),
        settings.content(),
        settings.output(),
        settings.state(),
        settings.config(),
        settings.editions(),
        settings.paths(),
        settings.strict(),
        settings.drafts(),
        settings.future(),
        settings.force(),
        settings.allowEmpty(),
        settings.waiting(),
        settings.threads(),
        InstantSource.fixed(moment));
  }

  private static String timeless(String text) {
    return text.replaceAll("\"millis\":\\d+", "\"millis\":0").replaceAll("\\d+\\.\\d s", "0.0 s");
  }

  private static void lock(Path project) {
    put(project, ".offprint/press.lock", "process 1 (offprint), started then\n");
  }

  private static void breakOff(Path project) {
    Path file = project.resolve(".offprint/unchanged-run");
    try {
      String text = Files.readString(file);
      Files.writeString(file, text.substring(0, text.length() / 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Path project, String name, String text) {
    try {
      Files.createDirectories(project.resolve(name).getParent());
      Files.writeString(project.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path project, String name) {
    try {
      Files.delete(project.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path project, String name, String to) {
    try {
      Files.move(project.resolve(name), project.resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void touch(Path project, String name) {
    try {
      Files.setLastModifiedTime(project.resolve(name), FileTime.from(Instant.EPOCH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path project, String name, String to) {
    try {
      Files.createSymbolicLink(project.resolve(name), project.resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
