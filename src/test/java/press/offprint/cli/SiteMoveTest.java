package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;

/** Whole sites of other tools are imported and published, and every address answers or leads on. */
class SiteMoveTest {
  private static final Path SITES = Path.of("src/test/sites");
  // PDFs and EPUBs take their time, and no old site has them.
  private static final String PAGES = "editions: [html, index, lists, feeds, rss, redirects]\n";

  @TempDir Path folder;

  private SmallSite.Result offprint(String command, String... more) {
    Path site = folder.resolve("site");
    return SmallSite.commandLine(
        Stream.concat(Stream.of(command, "-C", site.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private void move(String tool, Path source) throws IOException {
    SmallSite.Result imported = offprint("import", tool, source.toString());
    assertThat(imported.code()).as(imported.err()).isZero();
    Files.writeString(folder.resolve("site/offprint.yaml"), PAGES, StandardOpenOption.APPEND);
    SmallSite.Result published = offprint("publish");
    assertThat(published.code()).as(published.err()).isZero();
  }

  private void assertNothingIsGone(Path addresses) throws IOException {
    assertThat(gone(addresses)).isEmpty();
    SmallSite.Result compared = offprint("import", "--compare", addresses.toString(), "--json");
    assertThat(compared.code()).isZero();
    List<JsonNode> lines = compared.json();
    JsonNode summary = lines.get(lines.size() - 1).path("summary");
    assertThat(summary.path("answers").asInt() + summary.path("leads-on").asInt())
        .isEqualTo(lines(addresses).size());
  }

  private List<String> gone(Path addresses) throws IOException {
    SmallSite.Result compared = offprint("import", "--compare", addresses.toString(), "--json");
    return compared.json().stream()
        .filter(line -> line.path("status").asText().equals("gone"))
        .map(line -> line.path("address").asText())
        .toList();
  }

  @Test
  void every_address_of_a_hugo_site_answers_or_leads_on() throws IOException {
    move("hugo", SITES.resolve("hugo"));

    assertNothingIsGone(SITES.resolve("hugo.addresses.txt"));
    assertThat(folder.resolve("site/data/ports.yaml")).exists();
    for (String post :
        List.of("posts/fog.md", "posts/storm/gauge.svg", "notes/2020-02-01-ice.md")) {
      assertThat(folder.resolve("site/content").resolve(post))
          .hasSameBinaryContentAs(SITES.resolve("hugo/content").resolve(post));
    }
    assertThat(folder.resolve("site/import-report.md"))
        .content()
        .contains("archetypes/")
        .contains("layouts/");
  }

  @Test
  void the_addresses_of_the_hugo_site_are_those_that_hugo_makes() throws Exception {
    Path made = folder.resolve("public");
    Process hugo;
    try {
      hugo =
          new ProcessBuilder(
                  "hugo",
                  "--quiet",
                  "--noBuildLock",
                  "-s",
                  SITES.resolve("hugo").toString(),
                  "-d",
                  made.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      abort("hugo is not installed: skipped");
      return;
    }
    String output = new String(hugo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(hugo.waitFor()).as(output).isZero();

    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.walk(made)) {
      files
          .map(file -> "/" + made.relativize(file).toString())
          .filter(file -> file.endsWith(".html"))
          .map(file -> file.replaceFirst("index\\.html$", "").replace("#", "%23"))
          .forEach(pages::add);
    }
    assertThat(lines(SITES.resolve("hugo.addresses.txt"))).containsAll(pages);
  }

  @Test
  void every_page_and_feed_of_a_hugo_site_in_two_languages_answers_or_leads_on() throws Exception {
    move("hugo", SITES.resolve("hugo-languages"));

    assertNothingIsGone(SITES.resolve("hugo-languages.addresses.txt"));
    assertThat(folder.resolve("site/offprint.yaml"))
        .content()
        .contains("languages:\n  en:\n    name: English\n")
        .contains("    title: Feuilles\n");
    assertThat(folder.resolve("site/import-report.md"))
        .content()
        .contains("content/fr/: the files of content/french/ are here");
    assertThat(folder.resolve("site/output/posts/ink/index.html"))
        .content()
        .contains("hreflang=\"fr\" href=\"https://ferry.example/fr/posts/ink/\"");
  }

  @Test
  void every_address_of_a_jekyll_site_answers_or_leads_on() throws IOException {
    move("jekyll", SITES.resolve("jekyll"));

    Path addresses = SITES.resolve("jekyll.addresses.txt");
    assertNothingIsGone(addresses);
    assertThat(folder.resolve("site/import-report.md"))
        .content()
        .contains("contact.md: converted from the HTML of contact.html")
        .contains("shop/_index.md: the file was named shop/index.md")
        .contains("assets/css/main.scss")
        .contains("the collection tools");
    assertThat(folder.resolve("site/content/tools")).doesNotExist();
  }

  @Test
  void every_address_of_the_open_source_guides_answers() throws IOException {
    Path guides = SharedFolder.required("corpora/opensource-guide");
    Path jekyll = folder.resolve("jekyll");
    copy(guides.resolve("content"), jekyll.resolve("_articles"));
    copy(guides.resolve("static"), jekyll);
    Files.writeString(
        jekyll.resolve("_config.yml"),
        """
        title: Open Source Guides
        url: https://opensource.guide
        permalink: /:path/
        collections:
          articles:
            output: true
            permalink: /:path/
        """);

    move("jekyll", jekyll);

    List<String> addresses = new ArrayList<>();
    try (Stream<Path> posts = Files.walk(guides.resolve("content"))) {
      posts
          .filter(post -> post.toString().endsWith(".md"))
          .map(post -> guides.resolve("content").relativize(post).toString())
          .forEach(post -> addresses.add("https://opensource.guide/" + post.replace(".md", "/")));
    }
    assertThat(addresses).hasSizeGreaterThan(100);
    addresses.add("https://opensource.guide/ja/");
    Path list = Files.write(folder.resolve("urls.txt"), addresses);
    assertNothingIsGone(list);
    assertThat(folder.resolve("site/output/fr/legal/index.html"))
        .content()
        .contains("hreflang=\"x-default\" href=\"https://opensource.guide/legal/\"")
        .contains("hreflang=\"zh-Hans\" href=\"https://opensource.guide/zh-hans/legal/\"");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    }
  }
}
