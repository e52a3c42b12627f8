package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.content.site.config.ConfigSchema;
import press.offprint.pipeline.config.ProjectLayout;

/**
 * Each kind of input of a site is changed alone. The next run makes what {@code impact} names as
 * made again, and besides that only what it names as possible.
 */
class ImpactTest extends LineageSite {
  private static final String PAGES = "editions: [html, index, lists, rss, robots]\n";
  private static final String ALL = "editions: [html, pdf, epub, index, lists, rss, robots]\n";
  private static final String BASE =
      """
      title: Site
      theme: own
      related: false
      bibliography: [lib/site.bib, shared.bib]
      glossary: terms.yaml
      trust: [posts]
      """;
  private static final String RED =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
  private static final String BLUE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC";

  private final SoftAssertions soft = new SoftAssertions();

  private static String book(String key) {
    return "@book{%s, author = {Doe, Jane}, title = {Book %s}, year = 2000}\n".formatted(key, key);
  }

  private static String style(String prefix) {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
          <info><title>Own</title><id>own</id><updated>2026-01-01T00:00:00Z</updated></info>
          <citation><layout prefix="%s" suffix=")"><text variable="title"/></layout></citation>
          <bibliography><layout><text variable="title"/></layout></bibliography>
        </style>
        """
        .formatted(prefix);
  }

  private static String post(String title, String fields, String text) {
    return "---\ntitle: " + title + "\ndate: 2026-01-03\n" + fields + "---\n\n" + text + "\n";
  }

  private void image(String name, String base64) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(base64));
  }

  private void append(String name, String text) throws IOException {
    Path file = project.resolve(name);
    String before = Files.exists(file) ? Files.readString(file) : Files.readString(Path.of(name));
    write(name, before + text);
  }

  @BeforeEach
  void aSiteWithEveryKindOfInput() throws IOException {
    write("offprint.yaml", BASE + PAGES);
    write("lib/site.bib", book("site"));
    write("content/shared.bib", book("shared"));
    write("terms.yaml", "loam: a soil\n");
    write("themes/own/web/own.css", "p { color: #111 }\n");
    write("themes/own/web/foot.html", "<p>{{ data.facts.name }}</p>\n");
    write("data/facts.yaml", "name: One\n");
    write("data/authors.yaml", "mika-aalto: {name: Mika Aalto, bio: Folds paper.}\n");
    write("templates/shortcodes/note.html", "<p>Note.</p>\n");
    write("content/posts/_index.md", "---\ntitle: Posts\ncascade: {subtitle: Own}\n---\n\nAll.\n");
    write("content/posts/refs.bib", book("beside"));
    write("content/posts/own.csl", style("("));
    write(
        "content/posts/cited.md",
        post(
            "Cited", "bibliography: refs.bib\ncsl: own.csl\n", "By @beside and [@site; @shared]."));
    write("content/posts/bundle/own.bib", book("inner"));
    write(
        "content/posts/bundle/index.md",
        post(
            "Bundle",
            "bibliography: own.bib\n",
            "As @inner has it. ![a dot](dot.png) {{< note >}} Good [loam]{.glossary}."));
    write(
        "content/posts/second.md",
        post("Second", "authors: [Mika Aalto]\ncover: /img/cover.png\n", "![a dot](/img/dot.png)"));
    image("content/posts/bundle/dot.png", RED);
    image("static/img/dot.png", RED);
    image("static/img/cover.png", RED);
    publish();
  }

  private JsonNode publish() throws IOException {
    Result result = offprint("publish", "--json");
    assertThat(result.code()).as(result.err()).isZero();
    List<JsonNode> lines = result.json();
    return lines.get(lines.size() - 1).get("summary");
  }

  /** Changes one input; returns the editions of posts that were made again. */
  private Map<String, Set<String>> change(String file, Edit edit, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--json", file));
    arguments.addAll(List.of(more));
    Result named = offprint("impact", arguments.toArray(String[]::new));
    assertThat(named.code()).as(named.err()).isZero();
    JsonNode impact = named.json().get(0);
    int before = lastRun();
    edit.run();
    JsonNode summary = publish();
    String what = String.join(" ", arguments.subList(1, arguments.size()));
    Map<String, Set<String>> again = editions(impact.get("again"));
    Map<String, Set<String>> possible = editions(impact.get("possible"));
    Map<String, Set<String>> made = made(before);
    again.forEach(
        (source, editions) ->
            soft.assertThat(made.getOrDefault(source, Set.of()))
                .as("editions of %s that were named after a change of %s", source, what)
                .containsAll(editions));
    made.forEach(
        (source, editions) -> {
          Set<String> expected = new TreeSet<>(again.getOrDefault(source, Set.of()));
          expected.addAll(possible.getOrDefault(source, Set.of()));
          soft.assertThat(expected)
              .as("named editions of %s, which was made after a change of %s", source, what)
              .containsAll(editions);
        });
    Set<String> site = new TreeSet<>();
    summary.path("renditions").forEach(one -> site.add(one.get("edition").asText()));
    Set<String> expected = new TreeSet<>(texts(impact.get("site")));
    soft.assertThat(site).as("the site after a change of %s", what).containsAll(expected);
    expected.addAll(texts(impact.get("possibleSite")));
    soft.assertThat(expected).as("the site after a change of %s", what).containsAll(site);
    return made;
  }

  private void assertMade(String file, Edit edit, String... sources) throws IOException {
    soft.assertThat(change(file, edit).keySet())
        .as("posts after a change of %s", file)
        .containsExactlyInAnyOrder(sources);
  }

  @Test
  void files_that_posts_read() throws IOException {
    String cited = "posts/cited.md";
    String bundle = "posts/bundle/index.md";
    // A post that cites anything reads all bibliographies of the site.
    assertMade("content/posts/refs.bib", () -> append("content/posts/refs.bib", book("x")), cited);
    assertMade("lib/site.bib", () -> append("lib/site.bib", book("y")), cited, bundle);
    assertMade("lib/site.bib", () -> append("lib/site.bib", "% no source\n"), cited, bundle);
    assertMade("content/shared.bib", () -> append("content/shared.bib", book("z")), cited, bundle);
    assertMade("shared.bib", () -> write("shared.bib", book("hidden")));
    assertMade(
        "content/posts/bundle/own.bib",
        () -> append("content/posts/bundle/own.bib", book("w")),
        bundle);
    assertMade(
        "content/posts/bundle/lib/site.bib",
        () -> write("content/posts/bundle/lib/site.bib", book("none")));
    assertMade("content/posts/own.csl", () -> write("content/posts/own.csl", style("[")), cited);
    assertMade("terms.yaml", () -> write("terms.yaml", "loam: a good soil\n"), bundle);
    assertMade(
        "content/posts/bundle/dot.png", () -> image("content/posts/bundle/dot.png", BLUE), bundle);
    assertMade(
        "content/posts/bundle/featured.png",
        () -> image("content/posts/bundle/featured.png", BLUE),
        bundle);
    assertMade(
        "content/posts/bundle/featured.png",
        () -> image("content/posts/bundle/featured.png", RED),
        bundle);
    assertMade("static/img/dot.png", () -> image("static/img/dot.png", BLUE), "posts/second.md");
    assertMade(
        "static/img/cover.png", () -> image("static/img/cover.png", BLUE), "posts/second.md");
    assertMade("content/img/dot.png", () -> image("content/img/dot.png", RED), "posts/second.md");
    assertMade("static/img/dot.png", () -> image("static/img/dot.png", RED));
    soft.assertAll();
  }

  @Test
  void a_bibliography_of_the_site_that_is_put_into_the_content_folder_hides_the_other()
      throws IOException {
    assertMade(
        "content/lib/site.bib",
        () -> write("content/lib/site.bib", book("site") + book("more")),
        "posts/cited.md",
        "posts/bundle/index.md");
    assertMade("lib/site.bib", () -> append("lib/site.bib", book("unread")));
    soft.assertAll();
  }

  @Test
  void templates_styles_fonts_routes_and_data() throws IOException {
    write("offprint.yaml", BASE + ALL);
    publish();
    for (String name :
        List.of(
            "templates/web/post.html",
            "templates/web/terms.html",
            "templates/print/article.html",
            "templates/epub/chapter.xhtml",
            "templates/epub/cover.svg",
            "templates/feeds/rss.xml")) {
      change(name, () -> append(name, "\n"));
    }
    for (String name :
        List.of(
            "themes/own/web/own.css",
            "templates/web/own.css",
            "templates/print/own.css",
            "templates/epub/own.css",
            "themes/own/web/own.css",
            "themes/other/web/own.css",
            "themes/own/epub/theme.css",
            "templates/web/new.css",
            "templates/shortcodes/unused.html",
            "templates/mail/own.css",
            "templates/card/card.svg")) {
      change(name, () -> write(name, name.endsWith(".svg") ? "<svg/>" : "/* " + name + " */\n"));
    }
    change("templates/web/head.html", () -> write("templates/web/head.html", "<meta name='own'>"));
    change("templates/web/foot.html", () -> write("templates/web/foot.html", "<p>Foot.</p>"));
    change("templates/shortcodes/note.html", () -> append("templates/shortcodes/note.html", "!"));
    change(
        "templates/i18n/en.properties", () -> append("templates/i18n/en.properties", "own=word\n"));
    change(
        "templates/i18n/fr.properties", () -> append("templates/i18n/fr.properties", "own=mot\n"));
    change(
        "templates/epub/words/en.properties",
        () -> append("templates/epub/words/en.properties", "own=word\n"));
    change("routes/post-epub.camel.yaml", () -> append("routes/post-epub.camel.yaml", "# own\n"));
    change("routes/site-rss.camel.yaml", () -> append("routes/site-rss.camel.yaml", "# own\n"));
    change("data/facts.yaml", () -> write("data/facts.yaml", "name: Two\n"));
    change(
        "data/authors.yaml",
        () -> write("data/authors.yaml", "mika-aalto: {name: Mika Aalto, bio: Cuts paper.}\n"));
    try (Stream<Path> fonts = Files.list(ProjectLayout.installedFonts())) {
      Path font =
          fonts
              .filter(file -> file.toString().endsWith("_400Regular.ttf"))
              .sorted()
              .findFirst()
              .orElseThrow();
      change(
          "fonts/Own_400Regular.ttf",
          () -> {
            Files.createDirectories(project.resolve("fonts"));
            Files.copy(font, project.resolve("fonts/Own_400Regular.ttf"));
          });
    }
    soft.assertAll();
  }

  @Test
  void an_author_whose_profile_changes_and_a_section_are_made_again_alone() throws IOException {
    Files.delete(project.resolve("themes/own/web/foot.html"));
    Files.delete(project.resolve("data/facts.yaml"));
    publish();
    assertMade(
        "data/authors.yaml",
        () -> write("data/authors.yaml", "mika-aalto: {name: Mika Aalto, bio: Cuts paper.}\n"),
        "posts/second.md");
    change(
        "content/posts/_index.md",
        () ->
            write(
                "content/posts/_index.md",
                "---\ntitle: Other\ncascade: {subtitle: New}\n---\n\nAll.\n"));
    change(
        "content/posts/_index.md",
        () ->
            write(
                "content/posts/_index.md",
                "---\ntitle: Other\ncascade: {subtitle: New}\n---\n\nText.\n"));
    change("content/posts/second.md", () -> append("content/posts/second.md", "More.\n"));
    soft.assertAll();
  }

  @Test
  void every_key_of_the_configuration() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("description", "Words");
    values.put("author", "Own");
    values.put("language", "de");
    values.put("baseUrl", "https://example.org/");
    values.put("paper", "A5");
    values.put("permalinks", "{posts: '/:slug/'}");
    values.put("links", "pretty");
    values.put("headingIds", "kramdown");
    values.put("places", "on");
    values.put("cite", "on");
    values.put("changes", "on");
    values.put("copies", "later");
    values.put("termPaths", "hugo");
    values.put("feed", "{items: 3}");
    values.put("lists", "{items: 3}");
    values.put("limits", "{depth: 90}");
    values.put("queue", "direct:publish-post");
    values.put("jobs", "3");
    values.put("store", "kept");
    values.put("dialect", "hugo");
    values.put("maths", "on");
    values.put("csl", "apa");
    values.put("abbreviations", "expand");
    values.put("remote", "{hosts: [example.org]}");
    values.put("embeds", "[example.org]");
    values.put("accept", "[{code: LINK_BROKEN, reason: Known.}]");
    values.put("books", "[{name: all, title: All, posts: [posts/first.md]}]");
    values.put("issue", "monthly");
    values.put(
        "alarms", "{own: {to: webhook, url: 'https://example.org/hook', secret: '${file:key}'}}");
    values.put("deliver", "{own: {to: folder, folder: copy}}");
    values.put("versions", "{keep: 5}");
    values.put("guard", "off");
    values.put("canary", "off");
    values.put("mainSections", "[posts]");
    values.put("taxonomies", "{tags: tag}");
    values.put("menus", "{main: [{name: Home, url: /}]}");
    values.put("languages", "{en: {}, de: {}}");
    values.put("search", "on");
    values.put("icon", "/img/dot.png");
    values.put("params", "{own: 1}");
    Set<String> all = new TreeSet<>(values.keySet());
    all.addAll(
        List.of("title", "editions", "theme", "related", "bibliography", "glossary", "trust"));
    assertThat(ConfigSchema.keys()).containsExactlyInAnyOrderElementsOf(all);
    write("key", "own");
    Files.setPosixFilePermissions(
        project.resolve("key"), PosixFilePermissions.fromString("rw-------"));
    for (Map.Entry<String, String> one : values.entrySet()) {
      write("offprint.yaml", BASE + PAGES);
      publish();
      change(
          "offprint.yaml",
          () -> write("offprint.yaml", BASE + PAGES + one.getKey() + ": " + one.getValue() + "\n"),
          "--key",
          one.getKey());
    }
    soft.assertAll();
  }
}
