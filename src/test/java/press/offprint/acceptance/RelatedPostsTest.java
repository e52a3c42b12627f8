package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** Posts suggest others by their words, and a site that grew has the lists of one made at once. */
class RelatedPostsTest {
  private static final Path SITE = Path.of("src/test/resources/press/offprint/acceptance/related");
  private static final boolean LONG = Boolean.getBoolean("offprint.long");

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void begin() {
    blog = new Blog(project, "html", "atom");
    blog.with("offprint.yaml", "title: Crafts", "baseUrl: https://example.org/", "termPaths: hugo");
  }

  private void copySite() throws IOException {
    try (var files = Files.walk(SITE.resolve("content"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = SITE.relativize(file).toString();
        blog.with(name, Files.readString(file).stripTrailing());
      }
    }
  }

  private Map<String, RelatedEntry> lists() {
    return lists(project.resolve(".offprint"));
  }

  private static Map<String, RelatedEntry> lists(Path state) {
    Optional<Catalog> opened = Catalog.openReadOnly(state);
    try (Catalog catalog = opened.orElseThrow()) {
      return catalog.related();
    }
  }

  private List<String> suggested(String source) {
    return lists().get(source).posts().stream().map(RelatedEntry.Score::source).toList();
  }

  private static Set<String> made(Run run) {
    return run.receipts().values().stream()
        .filter(receipt -> receipt.status() == ReceiptStatus.PUBLISHED)
        .map(Receipt::source)
        .collect(Collectors.toSet());
  }

  @Test
  void the_lists_of_a_site_in_five_languages_are_the_golden_ones() throws IOException {
    copySite();
    blog.publish();
    String actual =
        lists().values().stream()
            .map(
                entry ->
                    entry.source()
                        + "\n  "
                        + entry.posts().stream()
                            .map(post -> post.score() + " " + post.source())
                            .collect(Collectors.joining(", "))
                        + "\n  "
                        + String.join(", ", entry.keywords())
                        + "\n")
            .collect(Collectors.joining());
    Path golden = SITE.resolve("golden.txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  @Test
  void drafts_future_posts_translations_and_posts_that_opt_out_are_never_suggested()
      throws IOException {
    copySite();
    blog.publish();
    Map<String, RelatedEntry> lists = lists();
    assertThat(lists).doesNotContainKeys("off.md", "draft.md", "later.md");
    lists
        .values()
        .forEach(
            entry ->
                assertThat(entry.posts())
                    .extracting(RelatedEntry.Score::source)
                    .doesNotContain(entry.source(), "off.md", "draft.md", "later.md"));
    assertThat(suggested("sourdough.md")).contains("rye.md").doesNotContain("sourdough.fr.md");
    assertThat(suggested("rye.md")).doesNotContain("fr/rye.md");
    assertThat(suggested("fr/rye.md")).contains("sourdough.fr.md").doesNotContain("rye.md");
    assertThat(blog.page("off/index.html").select(".page-related")).isEmpty();
  }

  @Test
  void posts_with_one_translation_key_are_never_suggested() {
    blog.with(
        "content/a.md", "---", "title: Bread", "translationKey: b", "---", "Sourdough bread.");
    blog.with(
        "content/z.md", "---", "title: Bread", "translationKey: b", "---", "Sourdough bread.");
    blog.with("content/c.md", "---", "title: Bread", "---", "Sourdough bread.");
    blog.publish();
    assertThat(suggested("a.md")).containsExactly("c.md");
  }

  @Test
  void the_list_and_the_keywords_of_the_author_win() throws IOException {
    copySite();
    blog.publish();
    assertThat(suggested("own.md")).containsExactly("loom.md", "wool.md");
    assertThat(lists().get("own.md").keywords()).containsExactly("crumb");
    assertThat(blog.page("own/index.html").select(".page-related a").eachAttr("href"))
        .containsExactly("../loom/", "../wool/");
  }

  @Test
  void a_page_shows_three_posts_in_a_named_navigation_and_a_feed_links_to_them()
      throws IOException {
    copySite();
    blog.publish();
    Document page = blog.page("sourdough/index.html");
    String label = page.select("nav.page-related").attr("aria-labelledby");
    assertThat(page.getElementById(label).text()).isEqualTo("Related posts");
    assertThat(page.select(".page-related a").eachText())
        .hasSize(3)
        .first()
        .isEqualTo("A rye bread of the mountains");
    assertThat(blog.page("umi/index.html").select(".page-related h2").text()).isEqualTo("関連記事");
    assertThat(blog.text("atom.xml"))
        .contains(
            "<link rel=\"related\" type=\"text/html\" hreflang=\"en\" title=\"A rye bread of the"
                + " mountains\" href=\"https://example.org/rye/\" />");
  }

  @Test
  void code_is_no_content() throws IOException {
    copySite();
    blog.publish();
    assertThat(suggested("sourdough.md")).doesNotContain("loom.md");
    assertThat(suggested("loom.md")).contains("wool.md").doesNotContain("sourdough.md");
  }

  @Test
  void a_new_post_makes_only_those_posts_again_whose_visible_suggestions_change()
      throws IOException {
    copySite();
    blog.publish();
    Map<String, List<String>> before = visible();
    blog.with("content/carding.md", "---", "title: Carding", "---", "Wool, loom, warp and weft.");
    Set<String> made = made(blog.publish());
    Map<String, List<String>> after = visible();
    Set<String> changed =
        after.keySet().stream()
            .filter(source -> !after.get(source).equals(before.get(source)))
            .collect(Collectors.toSet());
    // The new post has no date, so it precedes the oldest one, which links to it.
    changed.add("sourdough.md");
    assertThat(made).isEqualTo(changed).contains("carding.md", "loom.md").hasSizeLessThan(9);
    assertThat(made(blog.publish())).isEmpty();
  }

  private Map<String, List<String>> visible() {
    return lists().values().stream()
        .collect(
            Collectors.toMap(
                RelatedEntry::source,
                entry -> entry.posts().stream().limit(3).map(RelatedEntry.Score::source).toList()));
  }

  @Test
  void a_stop_list_removes_words_and_phrases() {
    blog.with("content/a.md", "---", "title: Ants", "---", "Printed in Paris by Acme Press.");
    blog.with("content/b.md", "---", "title: Bees", "---", "Printed in Paris by Acme Press.");
    blog.publish();
    assertThat(suggested("a.md")).containsExactly("b.md");
    blog.with("offprint.yaml", "related:", "  stop: [printed, Paris, Acme Press]");
    blog.publish();
    assertThat(suggested("a.md")).isEmpty();
    assertThat(blog.page("a/index.html").select(".page-related")).isEmpty();
  }

  @Test
  void related_posts_can_be_switched_off() throws IOException {
    copySite();
    blog.publish();
    blog.with("offprint.yaml", "related: false");
    blog.publish();
    assertThat(lists()).isEmpty();
    assertThat(blog.page("own/index.html").select(".page-related")).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, LONG ? 200 : 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lists_and_pages_after_any_edits_equal_those_of_a_clean_publish(long seed)
      throws IOException {
    copySite();
    Random random = new Random(seed);
    for (int run = 0; run < 4; run++) {
      for (int step = random.nextInt(4); step >= 0; step--) {
        edit(random);
      }
      blog.publish();
    }
    Path clean = Files.createDirectory(project.resolve("clean"));
    FileTreesCopy.copy(project.resolve("content"), clean.resolve("content"));
    Files.copy(project.resolve("offprint.yaml"), clean.resolve("offprint.yaml"));
    Blog other = new Blog(clean, "html", "atom");
    other.publish();
    assertThat(lists()).isEqualTo(lists(clean.resolve(".offprint")));
    assertThat(FileTrees.hashes(blog.output(""))).isEqualTo(FileTrees.hashes(other.output("")));
  }

  private void edit(Random random) {
    List<String> words =
        List.of("bread", "crust", "loom", "warp", "wool", "oven", "機械学習", "データ", "밀가루", "לחם");
    List<String> names = List.of("rye", "oven", "loom", "umi", "tanur", "new-1", "new-2");
    String file = "content/" + names.get(random.nextInt(names.size())) + ".md";
    boolean exists = Files.exists(project.resolve(file));
    if (exists && random.nextInt(4) == 0) {
      blog.without(file);
      return;
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(words.get(random.nextInt(words.size()))).append(", ");
    }
    String extra =
        List.of("related: false", "draft: true", "weight: 1", "tags: [bread]")
            .get(random.nextInt(4));
    blog.with(
        file,
        "---",
        "title: T" + random.nextInt(5),
        "date: 2024-06-01",
        extra,
        "---",
        text.toString());
  }

  /** Copies folders. */
  private static final class FileTreesCopy {
    static void copy(Path from, Path to) throws IOException {
      try (var files = Files.walk(from)) {
        files.forEach(
            file -> {
              try {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    }
  }
}
