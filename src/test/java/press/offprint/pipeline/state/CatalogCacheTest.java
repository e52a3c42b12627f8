package press.offprint.pipeline.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.RenditionInfo;

/** Entries are in memory at once and on disk in batches. */
class CatalogCacheTest {
  @TempDir private Path folder;
  private Catalog catalog;
  private CatalogCache cache;
  private final Set<String> written = new HashSet<>();

  @BeforeEach
  void open() {
    catalog = Catalog.open(folder).catalog();
    cache = CatalogCache.inBatches(catalog, written::addAll);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void an_entry_is_found_at_once_and_on_disk_after_a_flush() {
    cache.put(entry("a.md"));
    assertThat(cache.find("a.md")).contains(entry("a.md"));
    assertThat(catalog.entries()).isEmpty();
    assertThat(written).isEmpty();
    cache.flush();
    assertThat(catalog.entries()).containsOnlyKeys("a.md");
    assertThat(written).containsExactlyInAnyOrder("a.md.pdf", "a.md.png");
  }

  @Test
  void a_full_batch_is_written_without_a_flush() {
    IntStream.range(0, 256).forEach(i -> cache.put(entry(i + ".md")));
    assertThat(catalog.entries()).hasSize(256);
  }

  @Test
  void a_cache_without_batches_writes_each_entry_at_once() {
    CatalogCache.atOnce(catalog, written::addAll).put(entry("a.md"));
    assertThat(catalog.entries()).containsOnlyKeys("a.md");
  }

  @Test
  void a_removed_entry_is_neither_in_memory_nor_on_disk() {
    cache.put(entry("a.md"));
    cache.put(entry("b.md"));
    cache.remove(List.of("a.md"));
    assertThat(cache.find("a.md")).isEmpty();
    assertThat(catalog.entries()).containsOnlyKeys("b.md");
    cache.flush();
    assertThat(catalog.entries()).containsOnlyKeys("b.md");
  }

  @Test
  void a_snapshot_does_not_change() {
    cache.put(entry("a.md"));
    var before = cache.snapshot();
    cache.put(entry("b.md"));
    assertThat(before).containsOnlyKeys("a.md");
  }

  @Test
  void the_files_are_those_of_posts_with_companions_and_those_of_the_site() {
    cache.put(entry("a.md"));
    cache.putSite(List.of(new SiteRendition("rss", "feed.xml", "00", "hash")));
    assertThat(cache.postFiles()).isEqualTo(Set.of("a.md.pdf", "a.md.png"));
    assertThat(cache.files()).isEqualTo(Set.of("a.md.pdf", "a.md.png", "feed.xml"));
  }

  @Test
  void the_post_of_a_file_is_known_after_each_change() {
    cache.put(entry("a.md"));
    assertThat(owner("A.md.PDF")).contains("a.md");
    cache.put(entry("b.md"));
    assertThat(owner("b.md.png")).contains("b.md");
    cache.put(entry("a.md").withRenditions(List.of()));
    assertThat(owner("a.md.pdf")).isEmpty();
    cache.remove(List.of("b.md"));
    assertThat(owner("b.md.png")).isEmpty();
  }

  private Optional<String> owner(String path) {
    return cache.rival(path, any -> true).map(FileOwners.Owned::owner);
  }

  @Test
  void the_files_of_the_site_are_on_disk_at_once() {
    SiteRendition feed = new SiteRendition("rss", "feed.xml", "00", "hash");
    SiteRendition home = new SiteRendition("index", "index.html", "00", "hash");
    cache.putSite(List.of(home, feed));
    assertThat(cache.siteRenditions())
        .containsExactly(feed, home)
        .isEqualTo(catalog.siteRenditions());
    assertThat(cache.siteRival("feed.xml/a", any -> true)).isPresent();
    cache.removeSite(List.of("feed.xml", "none"));
    assertThat(cache.siteRival("feed.xml/a", any -> true)).isEmpty();
    assertThat(cache.siteRenditions()).containsExactly(home).isEqualTo(catalog.siteRenditions());
  }

  @Test
  void the_input_hash_of_a_site_edition_is_empty_until_it_is_set() {
    assertThat(cache.siteEditionHash("rss")).isEmpty();
    cache.siteEditionHash("rss", "hash");
    assertThat(cache.siteEditionHash("rss")).isEqualTo("hash");
    assertThat(cache.siteEditionHash("atom")).isEmpty();
  }

  private static CatalogEntry entry(String source) {
    RenditionInfo pdf = new RenditionInfo("pdf", source + ".pdf", "application/pdf", 5, "00");
    return new CatalogEntry(
        source,
        new FileStamp(1, 2, 3, "4"),
        "fingerprint",
        EntryStatus.PUBLISHED,
        "/" + source + "/",
        List.of(),
        LazyMetadata.NONE,
        List.of(),
        List.of(),
        List.of(new StoredRendition(pdf, "hash", List.of(source + ".png"))),
        1,
        2,
        3);
  }
}
