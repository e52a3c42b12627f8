package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;

/**
 * Pages and ebooks of real blogs, checked by the programs of stores, browsers and accessibility
 * organisations: the samples and sixty posts, of which axe and Ace read some, or all posts with
 * {@code mvn test -Dtest=ConformanceTest -Doffprint.long=true}.
 */
@StartsProcesses
class ConformanceTest {
  private static final List<String> CORPORA = List.of("rust-blog", "opensource-guide");
  private static final int OF_EACH = 30;
  private static final int MOST_FOR_AXE =
      Boolean.getBoolean("offprint.long") ? Integer.MAX_VALUE : 36;
  // Ace needs some seconds for each ebook, most of them for pages that all ebooks have.
  private static final int MOST_FOR_ACE =
      Boolean.getBoolean("offprint.long") ? Integer.MAX_VALUE : 14;

  @TempDir private Path folder;

  @Test
  void epubcheck_finds_no_error_and_no_warning_in_ebooks_of_real_posts() {
    spread("epub").parallelStream().forEach(ConformanceCheckers::epubcheck);
  }

  @Test
  void the_nu_html_checker_finds_no_error_in_pages() throws Exception {
    assertThat(ConformanceCheckers.nu(pages())).isEmpty();
  }

  @Test
  void axe_finds_no_violation_in_pages_in_light_and_dark() throws Exception {
    assertThat(NodeCheckers.axe(EvenSample.evenly(pages(), MOST_FOR_AXE))).isEmpty();
  }

  @Test
  void the_nu_html_checker_finds_no_error_in_any_kind_of_page() throws Exception {
    assertThat(ConformanceCheckers.nu(kinds())).isEmpty();
  }

  @Test
  void axe_finds_no_violation_in_any_kind_of_page_in_light_and_dark() throws Exception {
    List<Path> shown = kinds();
    assertThat(shown).hasSizeGreaterThan(40);
    assertThat(NodeCheckers.axe(shown)).isEmpty();
  }

  @Test
  void the_sitemap_fits_the_schema_of_sitemaps_org() throws Exception {
    Path sitemap = everyKind().output("sitemap.xml");
    assertThat(ConformanceCheckers.sitemap(sitemap)).isEmpty();
    Path bad = folder.resolve("bad.xml");
    Files.writeString(
        bad,
        Files.readString(sitemap)
            .replaceFirst("<lastmod>2024", "<lastmod>MMXXIV")
            .replaceFirst("hreflang=\"fr\"", "hreflang=\"in French\""));
    assertThat(ConformanceCheckers.sitemap(bad))
        .anySatisfy(line -> assertThat(line).contains("MMXXIV"))
        .anySatisfy(line -> assertThat(line).contains("in French"));
  }

  // A home page, archive, year, section, taxonomy, term, author, series, 404, search, redirect and
  // page, in two languages of which one is written from right to left.
  private Blog everyKind() {
    Blog blog =
        new Blog(
            folder.resolve("kinds"),
            "html",
            "index",
            "lists",
            "feeds",
            "rss",
            "archive",
            "search",
            "sitemap",
            "notfound",
            "redirects",
            "icon");
    blog.with(
        "offprint.yaml",
        "title: Leaves",
        "description: Notes on paper.",
        "author: Mika Aalto",
        "baseUrl: https://example.org/",
        "search: on",
        "lists: {items: 2}",
        "languages: {en: {}, fr: {title: Feuilles}, ar: {title: أوراق}}",
        "menus: {main: [{name: Posts, url: /posts/}, {name: Archive, url: /archive/}]}");
    blog.with("data/authors/mika-aalto.yaml", "bio: Prints books.");
    for (String suffix : List.of("", ".fr", ".ar")) {
      blog.with("content/about" + suffix + ".md", "---", "title: About", "---", "We print.");
      for (int i = 1; i <= 3; i++) {
        blog.with(
            "content/posts/leaf-" + i + suffix + ".md",
            "---",
            "title: Leaf " + i,
            "date: 2024-0" + i + "-01",
            "description: A leaf of paper.",
            "tags: [ink, glue]",
            "series: [Leaves]",
            "aliases: [/old" + suffix + "-" + i + "/]",
            "---",
            "Words of a leaf.");
      }
    }
    blog.publish();
    return blog;
  }

  private List<Path> kinds() throws IOException {
    try (Stream<Path> files = Files.walk(everyKind().output(""))) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      assertThat(pages)
          .extracting(Path::toString)
          .anyMatch(page -> page.endsWith("output/404.html"))
          .anyMatch(page -> page.endsWith("output/fr/search/index.html"))
          .anyMatch(page -> page.endsWith("output/ar/archive/2024/index.html"))
          .anyMatch(page -> page.endsWith("output/page/1/index.html"))
          .anyMatch(page -> page.endsWith("output/authors/mika-aalto/index.html"));
      return pages;
    }
  }

  @Test
  void ace_finds_no_violation_in_ebooks() throws Exception {
    List<Path> ebooks = new ArrayList<>(Run.samples().files("epub").values());
    ebooks.addAll(EvenSample.evenly(spread("epub"), MOST_FOR_ACE));
    assertThat(NodeCheckers.ace(ebooks)).isEmpty();
  }

  @Test
  void the_checkers_find_known_errors() throws Exception {
    Path sample = Run.samples().files("html").get("posts/lead-time/index.md");
    String page = Files.readString(sample);
    Path bad = folder.resolve("bad.html");
    Files.writeString(
        bad,
        page.replaceFirst("<p>", "<p style=\"color:#999;background:#aaa\">")
            .replaceFirst("<h2 id=", "<h2 bogus=\"left\" id="));
    Path worse = Files.copy(bad, folder.resolve("worse.html"));
    List<String> violations = NodeCheckers.axe(List.of(bad, worse));
    for (String name : List.of("bad.html", "worse.html")) {
      for (String scheme : List.of("light", "dark")) {
        String expected = name + " (" + scheme + "): color-contrast";
        assertThat(violations).anySatisfy(line -> assertThat(line).contains(expected));
      }
    }
    assertThat(ConformanceCheckers.nu(List.of(bad)))
        .anySatisfy(line -> assertThat(line).contains("bogus"));
    Path ebook = Run.samples().files("epub").get("notes/smallest-post.md");
    Path mute = folder.resolve("mute.epub");
    Files.copy(ebook, mute);
    try (FileSystem zip = FileSystems.newFileSystem(mute)) {
      Path chapter = zip.getPath("EPUB/chapter-1.xhtml");
      Files.writeString(
          chapter, Files.readString(chapter).replaceAll(" (xml:)?lang=\"[^\"]*\"", ""));
    }
    assertThat(NodeCheckers.ace(List.of(mute)))
        .anySatisfy(line -> assertThat(line).contains("html-has-lang"));
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>(Run.samples().files("html").values());
    pages.add(Run.samples().output().resolve("index.html"));
    pages.addAll(spread("html"));
    return pages;
  }

  private static List<Path> spread(String edition) {
    List<Path> spread = new ArrayList<>();
    for (String corpus : CORPORA) {
      SmallCorpus.of(corpus, OF_EACH).ifPresent(run -> spread.addAll(run.files(edition).values()));
    }
    return spread;
  }
}
