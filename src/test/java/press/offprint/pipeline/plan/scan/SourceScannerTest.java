package press.offprint.pipeline.plan.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.Examples;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/** The front matter of a post is read again if its text or its defaults changed. */
class SourceScannerTest {
  @TempDir private Path folder;
  private Path content;
  private Catalog catalog;
  private CatalogCache cache;
  private MetadataCacheValidity validity;
  private SourceScanner scanner;

  @BeforeEach
  void publishTwoPosts() throws IOException {
    content = Files.createDirectories(folder.resolve("content"));
    write("guides/a.md", "title: A");
    write("posts/b.md", "title: B");
    catalog = Catalog.open(folder.resolve("state")).catalog();
    cache = CatalogCache.inBatches(catalog, written -> {});
    validity = new MetadataCacheValidity(cache, new StopFlag(), "settings");
    scanner = scanner();
    store(scan());
    assertThat(read(scan())).isEqualTo(Map.of("guides/a.md", false, "posts/b.md", false));
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void a_new_section_has_the_front_matter_of_the_posts_below_it_read() throws IOException {
    write("guides/_index.md", "cascade: {params: {tone: calm}}");
    assertThat(read(scan()))
        .isEqualTo(Map.of("guides/_index.md", true, "guides/a.md", true, "posts/b.md", false));
  }

  @Test
  void a_run_that_stores_nothing_leaves_the_next_one_with_the_same_work() throws IOException {
    write("guides/_index.md", "cascade: {params: {tone: calm}}");
    scan();
    assertThat(read(scan())).containsEntry("guides/a.md", true).containsEntry("posts/b.md", false);
  }

  @Test
  void a_section_that_is_removed_before_its_posts_are_stored_changes_nothing_of_others()
      throws IOException {
    write("guides/_index.md", "cascade: {params: {tone: calm}}");
    scan();
    Files.delete(content.resolve("guides/_index.md"));
    assertThat(read(scan())).isEqualTo(Map.of("guides/a.md", true, "posts/b.md", false));
  }

  @Test
  void a_new_process_reads_all_front_matter_if_a_section_changed_before_it() throws IOException {
    write("guides/_index.md", "cascade: {params: {tone: calm}}");
    scanner = scanner();
    assertThat(read(scan())).containsEntry("posts/b.md", true);
  }

  private SourceScanner scanner() {
    return new SourceScanner(
        new ContentFolder(content, folder.resolve("output")),
        new FrontMatterReader(Examples.site()),
        cache,
        validity,
        1 << 20,
        1);
  }

  private void write(String source, String front) throws IOException {
    Path file = content.resolve(source);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "---\n" + front + "\n---\n\nText.\n");
  }

  private ScanResult scan() {
    ScanResult scan = scanner.scan(() -> {}, Optional.empty());
    validity.begin(scan, true);
    return scan;
  }

  /** Stores the posts as published ones, which ends a run. */
  private void store(ScanResult scan) {
    for (ScannedPost post : scan.posts()) {
      cache.put(
          new CatalogEntry(
              post.source(),
              post.file().stamp(),
              post.fingerprint(),
              EntryStatus.PUBLISHED,
              post.header().orElseThrow().path(),
              List.of(),
              LazyMetadata.of(post.header().orElseThrow().metadata()),
              List.of(),
              List.of(),
              List.of(),
              1,
              0,
              0));
    }
    validity.end();
  }

  /** Returns whether the front matter of each source was read from its file. */
  private static Map<String, Boolean> read(ScanResult scan) {
    Map<String, Boolean> read = new TreeMap<>();
    scan.posts().forEach(post -> read.put(post.source(), post.read()));
    return read;
  }
}
