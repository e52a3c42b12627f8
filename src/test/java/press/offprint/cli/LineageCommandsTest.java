package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code why} names the input that differed, and {@code impact} what would be made again. Each
 * input of a site is changed alone, and the run makes exactly what was named.
 */
class LineageCommandsTest extends LineageSite {
  private static final String CONFIGURATION =
      "title: Site\neditions: [html, epub, index, lists, rss, robots]\nrelated: false\ntheme: own\n";
  private static final String RED =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
  private static final String BLUE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC";

  @BeforeEach
  void aSiteWithEveryKindOfInput() throws IOException {
    write("offprint.yaml", CONFIGURATION);
    write("themes/own/web/own.css", "p { color: #111 }\n");
    write("themes/own/web/foot.html", "<p>{{ data.facts.name }}</p>\n");
    write("data/facts.yaml", "name: One\n");
    write("templates/shortcodes/note.html", "<p>Note.</p>\n");
    write("content/posts/bundle/index.md", post("Bundle", "![a dot](dot.png) {{< note >}}"));
    write("content/posts/second.md", post("Second", "![a dot](/img/dot.png)"));
    image("content/posts/bundle/dot.png", RED);
    image("static/img/dot.png", RED);
    publish();
  }

  private static String post(String title, String text) {
    return "---\ntitle: " + title + "\ndate: 2026-01-03\n---\n\n" + text + "\n";
  }

  private void image(String name, String base64) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(base64));
  }

  private JsonNode publish() throws IOException {
    Result result = offprint("publish", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    List<JsonNode> lines = result.json();
    return lines.get(lines.size() - 1).get("summary");
  }

  private void assertImpact(String kind, String file, Edit edit, String... more)
      throws IOException {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--json";
    arguments[1] = file;
    System.arraycopy(more, 0, arguments, 2, more.length);
    Result named = offprint("impact", arguments);
    assertThat(named.code()).as(named.err()).isZero();
    JsonNode impact = named.json().get(0);
    int before = lastRun();
    edit.run();
    JsonNode summary = publish();
    Map<String, Set<String>> again = editions(impact.get("again"));
    assertThat(made(before)).as("posts after a change of %s", file).isEqualTo(again);
    Set<String> site = new TreeSet<>();
    summary.path("renditions").forEach(one -> site.add(one.get("edition").asText()));
    Set<String> possible = new TreeSet<>(texts(impact.get("site")));
    possible.addAll(texts(impact.get("possibleSite")));
    assertThat(site).as("site after a change of %s", file).containsAll(texts(impact.get("site")));
    assertThat(possible).as("site after a change of %s", file).containsAll(site);
    for (Map.Entry<String, Set<String>> one : again.entrySet()) {
      for (JsonNode reason : offprint("why", "--json", "content/" + one.getKey()).json()) {
        if (one.getValue().contains(reason.get("edition").asText())) {
          assertThat(reason.get("causes"))
              .as("%s of %s after a change of %s", reason.get("edition"), one.getKey(), file)
              .anySatisfy(cause -> assertThat(cause.get("kind").asText()).isEqualTo(kind))
              .allSatisfy(cause -> assertThat(cause.get("kind").asText()).isEqualTo(kind));
        }
      }
    }
  }

  private void append(String name, String text) throws IOException {
    Path file = project.resolve(name);
    String before = Files.exists(file) ? Files.readString(file) : Files.readString(Path.of(name));
    write(name, before + text);
  }

  @Test
  void a_change_of_any_single_input_makes_exactly_what_was_named_again() throws IOException {
    assertImpact("source", "content/posts/first.md", () -> append("content/posts/first.md", "!\n"));
    assertImpact(
        "file", "content/posts/bundle/dot.png", () -> image("content/posts/bundle/dot.png", BLUE));
    assertImpact("file", "static/img/dot.png", () -> image("static/img/dot.png", BLUE));
    assertImpact(
        "template",
        "templates/web/post.html",
        () -> append("templates/web/post.html", "<!-- own -->\n"));
    assertImpact(
        "template",
        "themes/own/web/own.css",
        () -> append("themes/own/web/own.css", "h1 { color: #222 }\n"));
    assertImpact(
        "template",
        "templates/web/new.css",
        () -> write("templates/web/new.css", "b { top: 0 }\n"));
    assertImpact(
        "template",
        "templates/epub/own.css",
        () -> write("templates/epub/own.css", "b { top: 0 }"));
    assertImpact(
        "template",
        "templates/shortcodes/note.html",
        () -> append("templates/shortcodes/note.html", "<p>More.</p>\n"));
    assertImpact(
        "template",
        "templates/i18n/en.properties",
        () -> append("templates/i18n/en.properties", "own=word\n"));
    assertImpact(
        "template", "templates/feeds/rss.xml", () -> append("templates/feeds/rss.xml", "\n"));
    assertImpact(
        "route",
        "routes/post-epub.camel.yaml",
        () -> append("routes/post-epub.camel.yaml", "# own\n"));
    assertImpact("data", "data/facts.yaml", () -> write("data/facts.yaml", "name: Two\n"));
    assertImpact(
        "setting",
        "offprint.yaml",
        () -> write("offprint.yaml", CONFIGURATION + "params: {own: 1}\n"),
        "--key",
        "params");
    assertImpact(
        "setting",
        "offprint.yaml",
        () -> write("offprint.yaml", CONFIGURATION + "params: {own: 1}\nversions: {keep: 3}\n"),
        "--key",
        "versions");
  }

  @Test
  void a_title_that_other_posts_show_may_make_them_again() throws IOException {
    JsonNode impact = offprint("impact", "--json", "content/posts/second.md").json().get(0);
    int before = lastRun();
    write("content/posts/second.md", post("Other", "![a dot](/img/dot.png)"));
    publish();
    Map<String, Set<String>> made = made(before);
    assertThat(made).containsAllEntriesOf(editions(impact.get("again")));
    assertThat(made.keySet()).hasSizeGreaterThan(1);
    Map<String, Set<String>> possible = editions(impact.get("possible"));
    made.keySet().stream()
        .filter(source -> !source.equals("posts/second.md"))
        .forEach(source -> assertThat(possible.get(source)).containsAll(made.get(source)));
    assertThat(offprint("why", "content/posts/bundle/index.md").out())
        .contains("what pages show around the post");
  }

  @Test
  void a_forced_run_and_a_removed_file_are_causes_without_an_input() throws IOException {
    assertThat(offprint("why", "content/posts/first.md").out()).contains("for the first time");
    offprint("publish", "--force");
    assertThat(offprint("why", "content/posts/first.md").out()).contains("--force");
    Files.delete(project.resolve("output/posts/first/index.html"));
    offprint("publish");
    Result page = offprint("why", "output/posts/first/index.html");
    assertThat(page.out())
        .contains("the published file posts/first/index.html was changed or removed")
        .doesNotContain("epub");
  }

  @Test
  void a_file_that_no_edition_can_depend_on_is_an_error_with_examples() {
    Result result = offprint("impact", "LICENSE");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("No edition depends on", "a template");
    assertThat(offprint("why", "content/posts/none.md").code()).isEqualTo(2);
  }

  @Test
  void diff_shows_words_and_metadata_of_two_versions() throws IOException {
    write("content/posts/first.md", "---\ntitle: Fresh\ndate: 2026-01-02\n---\n\nHello there.\n");
    publish();
    String post = "content/posts/first.md";
    Result text = offprint("diff", post + "@1", post + "@2");
    assertThat(text.out())
        .contains("html: changed", "epub: changed", "title: First", "- Hello.", "+ Hello there.");
    List<JsonNode> json = offprint("diff", "--json", post + "@1", post + "@2").json();
    assertThat(json).extracting(one -> one.get("edition").asText()).contains("epub", "html");
    assertThat(offprint("diff", post + "@1", post + "@1").out()).contains("html: same");
    assertThat(offprint("diff", post + "@1", post + "@9").err()).contains("There is no version 9");
  }
}
