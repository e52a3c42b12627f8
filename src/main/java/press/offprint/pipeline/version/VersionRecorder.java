package press.offprint.pipeline.version;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.StoredFile;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.content.site.config.VersionSettings;
import press.offprint.model.Metadata;
import press.offprint.model.Rendition;
import press.offprint.model.RenditionInfo;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.state.CatalogCache;

/**
 * Keeps a copy of every published file in the store, and numbers the versions of each source. Safe
 * for many threads.
 *
 * <p>A version is no condition of publishing: if the store cannot be written, a notice reports it,
 * and the run continues without versions.
 */
public final class VersionRecorder {
  private final BlobStore store;
  private final CatalogCache catalog;
  private final OutputFolder output;
  private final VersionSettings settings;
  private final Function<String, Optional<Bytes>> sources;
  private final LongSupplier run;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicBoolean recorded = new AtomicBoolean();

  /**
   * Creates the recorder.
   *
   * @param sources returns the Markdown of a post, so that a withdrawn post can be restored
   * @param run returns the number of the run under way in the history
   */
  public VersionRecorder(
      BlobStore store,
      CatalogCache catalog,
      OutputFolder output,
      VersionSettings settings,
      Function<String, Optional<Bytes>> sources,
      LongSupplier run,
      InstantSource clock,
      Consumer<String> notices) {
    this.store = store;
    this.catalog = catalog;
    this.output = output;
    this.settings = settings;
    this.sources = sources;
    this.run = run;
    this.clock = clock;
    this.notices = notices;
  }

  /** Returns the number of the run under way in the history. */
  public long run() {
    return run.getAsLong();
  }

  /**
   * Stores the files of a published source that differ from its last version.
   *
   * @param entry its new entry
   * @param made the renditions of this run; the other files are in the output folder
   * @return the new version; empty if no byte differs, or if versions are not kept
   */
  public Optional<PostVersion> record(CatalogEntry entry, List<Rendition> made) {
    return record(entry, made, last -> false);
  }

  /**
   * Stores the files of a page that got the copies of its pictures. They are part of the version
   * that the page was published with, so that version is completed.
   *
   * @param before the entry of that version
   * @return the version; empty if no byte differs, or if versions are not kept
   */
  public Optional<PostVersion> completed(
      CatalogEntry before, CatalogEntry entry, List<Rendition> made) {
    return record(entry, made, last -> downloads(last).equals(before.downloads()));
  }

  private static List<RenditionInfo> downloads(PostVersion version) {
    return version.renditions().stream().map(VersionedRendition::download).toList();
  }

  private Optional<PostVersion> record(
      CatalogEntry entry, List<Rendition> made, Predicate<PostVersion> incomplete) {
    if (!settings.enabled() || failed.get() || entry.renditions().isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<PostVersion> last = catalog.lastVersion(entry.source());
      List<VersionedRendition> renditions = renditions(entry, made, last);
      Optional<PostVersion> completed = last.filter(incomplete);
      PostVersion now =
          completed.isPresent() ? completed.get().with(renditions) : version(entry, renditions);
      if (last.filter(now::hasFilesOf).isPresent()) {
        return Optional.empty();
      }
      // A source that was edited meanwhile is that of another version.
      sources
          .apply(entry.source())
          .filter(source -> source.sha256().equals(entry.fingerprint()))
          .ifPresent(store::put);
      return kept(now);
    } catch (StoreException e) {
      if (failed.compareAndSet(false, true)) {
        notices.accept(
            "The versions of this run are not kept: "
                + e.getMessage()
                + " Publishing continues. List versions that are not needed with: offprint gc"
                + " --dry-run");
      }
      return Optional.empty();
    }
  }

  /** Returns the version that marks the withdrawal of a source; empty if it has no versions. */
  public Optional<PostVersion> withdrawn(CatalogEntry before) {
    boolean isKnown =
        settings.enabled()
            && !before.renditions().isEmpty()
            && catalog.lastVersion(before.source()).isPresent();
    return isKnown ? kept(version(before, List.of())) : Optional.empty();
  }

  /** Returns true once after a version was recorded. */
  public boolean takeRecorded() {
    return recorded.getAndSet(false);
  }

  private Optional<PostVersion> kept(PostVersion version) {
    recorded.set(true);
    return Optional.of(version);
  }

  private PostVersion version(CatalogEntry entry, List<VersionedRendition> renditions) {
    return new PostVersion(
        entry.source(),
        catalog.lastVersionNumber(entry.source()) + 1,
        clock.millis(),
        run.getAsLong(),
        entry.path(),
        entry.metadata().read().map(Metadata::title).orElse(""),
        entry.fingerprint(),
        renditions);
  }

  private List<VersionedRendition> renditions(
      CatalogEntry entry, List<Rendition> made, Optional<PostVersion> last) {
    Map<String, Rendition> byPath = new HashMap<>();
    made.forEach(rendition -> byPath.put(rendition.path(), rendition));
    List<VersionedRendition> all = new ArrayList<>();
    for (StoredRendition stored : entry.renditions()) {
      Rendition rendition = byPath.get(stored.download().path());
      if (rendition != null) {
        all.add(stored(stored, rendition));
      } else {
        before(stored, last).or(() -> published(stored)).ifPresent(all::add);
      }
    }
    return all;
  }

  private VersionedRendition stored(StoredRendition stored, Rendition rendition) {
    List<StoredFile> companions = new ArrayList<>();
    for (Rendition companion : rendition.companions()) {
      companions.add(file(companion.path(), companion.content()));
    }
    store.put(rendition.content());
    return new VersionedRendition(stored.download(), inputHash(stored), companions);
  }

  // A page without all its copies is not what its inputs make, so a release makes it again.
  private static String inputHash(StoredRendition stored) {
    return stored.outstanding().isEmpty() ? stored.inputHash() : "";
  }

  private StoredFile file(String path, Bytes content) {
    store.put(content);
    return new StoredFile(path, content.sha256(), content.length());
  }

  // An edition that was not made now has the files of the last version.
  private static Optional<VersionedRendition> before(
      StoredRendition stored, Optional<PostVersion> last) {
    return last.map(PostVersion::renditions).orElse(List.of()).stream()
        .filter(old -> old.download().equals(stored.download()))
        .filter(old -> old.stored().companions().equals(stored.companions()))
        .map(old -> new VersionedRendition(old.download(), inputHash(stored), old.companions()))
        .findFirst();
  }

  // It was published before versions were kept. A file that somebody changed since is no version.
  private Optional<VersionedRendition> published(StoredRendition stored) {
    Optional<Bytes> page =
        output
            .read(stored.download().path())
            .filter(bytes -> bytes.sha256().equals(stored.download().sha256()));
    if (page.isEmpty()) {
      return Optional.empty();
    }
    List<StoredFile> companions = new ArrayList<>();
    for (String path : stored.companions()) {
      output.read(path).ifPresent(bytes -> companions.add(file(path, bytes)));
    }
    store.put(page.get());
    return Optional.of(new VersionedRendition(stored.download(), inputHash(stored), companions));
  }
}
