package press.offprint.pipeline.record;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.plan.scan.ScannedPost;

/** Creates the entries of the catalog from the results of sources. */
final class CatalogEntries {
  private final PostInputs inputs;
  private final InstantSource clock;

  CatalogEntries(PostInputs inputs, InstantSource clock) {
    this.inputs = inputs;
    this.clock = clock;
  }

  /** Returns the entry of a post that its metadata hides. */
  static CatalogEntry hidden(ScannedPost post) {
    Optional<PostHeader> header = post.header();
    return new CatalogEntry(
        post.source(),
        post.file().stamp(),
        post.fingerprint(),
        EntryStatus.IGNORED,
        header.map(PostHeader::path).orElse(""),
        header.map(PostHeader::aliases).orElse(List.of()),
        header.map(PostHeader::metadata).map(LazyMetadata::of).orElse(LazyMetadata.NONE),
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        0);
  }

  /**
   * Returns the entry of a post that is broken. The renditions that were published before stay
   * published.
   */
  static CatalogEntry rejected(
      ScannedPost post, List<Problem> problems, List<StampedDependency> dependencies) {
    Optional<CatalogEntry> published =
        post.previous().filter(entry -> !entry.renditions().isEmpty());
    Optional<PostHeader> header = post.header();
    return new CatalogEntry(
        post.source(),
        post.file().stamp(),
        post.fingerprint(),
        EntryStatus.REJECTED,
        published.map(CatalogEntry::path).or(() -> header.map(PostHeader::path)).orElse(""),
        published.map(CatalogEntry::aliases).orElse(List.of()),
        published
            .map(CatalogEntry::metadata)
            .or(() -> header.map(PostHeader::metadata).map(LazyMetadata::of))
            // A hidden bundle that broke hides its other files by its last metadata.
            .or(() -> post.previous().map(CatalogEntry::metadata))
            .orElse(LazyMetadata.NONE),
        problems,
        dependencies,
        published.map(CatalogEntry::renditions).orElse(List.of()),
        published.map(CatalogEntry::words).orElse(0),
        0,
        published.map(CatalogEntry::publishedAt).orElse(0L));
  }

  /**
   * Returns the entry of a post whose editions were made.
   *
   * @param before the entry of the post before this run
   */
  CatalogEntry published(
      PostJob job,
      ReadPost read,
      BranchResults results,
      Optional<CatalogEntry> before,
      long millis) {
    List<StoredRendition> stored = made(read, results);
    stored.addAll(kept(job, read, before));
    // The order of a clean run: another one would make pages of lists again.
    stored.sort(Comparator.comparing(rendition -> rendition.download().edition()));
    return new CatalogEntry(
        job.source(),
        read.stamp(),
        read.fingerprint(),
        EntryStatus.PUBLISHED,
        read.path(),
        read.aliases(),
        LazyMetadata.of(read.metadata()),
        results.warnings(read),
        read.dependencies(),
        stored,
        read.words(),
        millis,
        clock.millis());
  }

  private List<StoredRendition> made(ReadPost read, BranchResults results) {
    List<Dependency> dependencies =
        read.dependencies().stream().map(StampedDependency::dependency).toList();
    List<StoredRendition> stored = new ArrayList<>();
    for (Rendition rendition : results.renditions()) {
      stored.add(
          new StoredRendition(
              rendition.download(),
              inputs.hash(rendition.edition(), read.path(), read.fingerprint(), dependencies),
              rendition.companions().stream().map(Rendition::path).toList(),
              rendition.outstanding()));
    }
    return stored;
  }

  // Editions that were not made keep their files, as long as the post keeps its permalink.
  private static List<StoredRendition> kept(
      PostJob job, ReadPost read, Optional<CatalogEntry> before) {
    return before
        .filter(entry -> entry.path().equals(read.path()))
        .map(CatalogEntry::renditions)
        .orElse(List.of())
        .stream()
        .filter(old -> !job.editions().contains(old.download().edition()))
        .filter(
            old -> !SiteLists.isSection(job.source()) || old.download().edition().equals("html"))
        // The text of a home page has no edition, and a section is built for its page only.
        .filter(old -> !SiteLists.mayBeHome(job.source()) || !job.editions().isEmpty())
        .toList();
  }
}
