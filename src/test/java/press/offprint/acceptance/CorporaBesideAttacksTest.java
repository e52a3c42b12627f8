package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharedFolder;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * Real blogs beside the fifty {@link AttackPosts}. All files of the blogs have the bytes that they
 * have without the attack, also if every post is published again. The lists, the feeds, the sitemap
 * and the search index differ in the entries of the attack posts alone.
 *
 * <p>Related posts are switched off, because they are computed from the words of all posts: any new
 * post may be suggested, and the rarity of each word changes. A normal run has a part of each blog,
 * as pages, and leaves out the posts that attack time and memory alone; a long run has all posts in
 * all editions.
 */
class CorporaBesideAttacksTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final String BASE = "https://blog.example/";
  private static final Set<String> PAGES =
      Set.of(
          "html",
          "index",
          "lists",
          "archive",
          "rss",
          "atom",
          "json",
          "feeds",
          "sitemap",
          "robots",
          "notfound",
          "redirects",
          "hosts",
          "nginx",
          "search");

  @TempDir private Path project;

  /** The published files, and the paths of those that belong to the whole site. */
  private record Published(Run run, Map<String, String> hashes, Set<String> ofSite) {}

  @Test
  void a_blog_of_ten_years_is_published_with_the_same_bytes_beside_fifty_attacks()
      throws IOException {
    check("rust-blog");
  }

  @Test
  void a_guide_in_ten_languages_is_published_with_the_same_bytes_beside_fifty_attacks()
      throws IOException {
    check("opensource-guide");
  }

  private void check(String corpus) throws IOException {
    SmallCorpus.copy(SharedFolder.required("corpora/" + corpus), project, LONG ? 10_000 : 40);
    new Blog(project).with("offprint.yaml", "baseUrl: " + BASE, "related: false");
    Published before = publish(false);
    assertThat(before.run().with(ReceiptStatus.PUBLISHED)).hasSizeGreaterThan(30);
    Map<String, String> texts = texts(before);

    List<String> attack = AttackPosts.write(project.resolve("content"), LONG);
    for (boolean force : new boolean[] {false, true}) {
      Published after = publish(force);
      assertThat(after.run().summary().fault()).isFalse();
      assertThat(after.run().receipts().keySet())
          .containsAll(attack.stream().filter(file -> file.endsWith(".md")).toList());
      assertThat(changed(before, after)).as("files of others, forced: " + force).isEmpty();
      assertEntries(before, texts, texts(after));
    }
  }

  private Published publish(boolean force) {
    PublishSettings settings =
        new PublishSettings(
            project,
            project.resolve("content"),
            project.resolve("output"),
            project.resolve(".offprint"),
            Optional.empty(),
            LONG ? Set.of() : PAGES,
            List.of(),
            false,
            false,
            force,
            false,
            false,
            false,
            2,
            InstantSource.fixed(Run.NOW));
    Run run = Run.of(settings);
    try (Publisher publisher = Publisher.open(settings, new RunListener() {})) {
      // The page of an alias belongs to its post.
      Set<String> ofSite =
          publisher.siteRenditions().stream()
              .filter(file -> !file.edition().equals("redirects"))
              .map(file -> file.path())
              .collect(Collectors.toSet());
      return new Published(run, FileTrees.hashes(settings.output()), ofSite);
    }
  }

  private static Set<String> changed(Published before, Published after) {
    Set<String> changed = new TreeSet<>(before.hashes().keySet());
    changed.removeAll(before.ofSite());
    changed.removeIf(file -> before.hashes().get(file).equals(after.hashes().get(file)));
    return changed;
  }

  /** Returns the text of each file of the whole site, by its path. */
  private Map<String, String> texts(Published published) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : published.ofSite()) {
      Path place = project.resolve("output").resolve(file);
      texts.put(file, Files.readString(place, StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  private static void assertEntries(
      Published before, Map<String, String> texts, Map<String, String> later) {
    assertThat(later.keySet()).as("files of the site").containsAll(withoutPieces(texts.keySet()));
    SiteEntries entries = new SiteEntries(BASE);
    Map<String, List<SiteEntries.Entry>> first = entries.of(texts);
    Map<String, List<SiteEntries.Entry>> second = entries.of(later);
    Set<String> known = new HashSet<>(before.hashes().keySet());
    first.forEach(
        (list, expected) -> {
          List<SiteEntries.Entry> own =
              second.getOrDefault(list, List.of()).stream()
                  .filter(entry -> leadsTo(entry.path(), known))
                  // The home page leads to the archive only if posts have dates.
                  .filter(
                      entry -> expected.contains(entry) || !leadsTo(entry.path(), before.ofSite()))
                  // A list has a second page only if the new posts are many.
                  .filter(entry -> expected.contains(entry) || !entry.text().contains("/page/1/"))
                  .toList();
          if (SiteEntries.isFeed(list)) {
            // New posts displace the oldest ones of a feed.
            assertThat(own).as(list).isEqualTo(expected.subList(0, own.size()));
          } else {
            assertThat(own).as(list).isEqualTo(expected);
          }
          // The index of the words, and its table of contents, number the posts.
          boolean words = list.startsWith("search/words-") || list.equals("search/start.js");
          if (expected.isEmpty() && !words) {
            assertThat(later.get(list)).as(list).isEqualTo(texts.get(list));
          }
        });
  }

  private static boolean leadsTo(String path, Set<String> files) {
    return files.contains(path.endsWith("/") || path.isEmpty() ? path + "index.html" : path);
  }

  // The words of the search index are in other pieces if there are more of them.
  private static Set<String> withoutPieces(Set<String> paths) {
    return paths.stream()
        .filter(path -> !path.startsWith("search/words-"))
        .collect(Collectors.toSet());
  }
}
