package press.offprint.pipeline.version;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.PostVersion;
import press.offprint.catalog.version.StoredFile;
import press.offprint.catalog.version.VersionRecords;
import press.offprint.content.site.config.VersionSettings;
import press.offprint.pipeline.disk.store.BlobStore;

/**
 * Removes the versions that the settings do not keep, and the stored files that no version has. It
 * reads each version and each stored file once. The caller holds the lock of the output folder.
 */
public final class VersionCleaner {
  private final BlobStore store;
  private final VersionRecords versions;
  private final VersionSettings settings;
  private final InstantSource clock;
  private final Supplier<Map<String, Integer>> accepted;

  /**
   * Creates the cleaner.
   *
   * @param accepted returns the numbers of versions that stay because a person accepted their
   *     looks, by source
   */
  public VersionCleaner(
      BlobStore store,
      VersionRecords versions,
      VersionSettings settings,
      InstantSource clock,
      Supplier<Map<String, Integer>> accepted) {
    this.store = store;
    this.versions = versions;
    this.settings = settings;
    this.clock = clock;
    this.accepted = accepted;
  }

  /**
   * The versions and files that were removed, or would be.
   *
   * @param versions in the order of their sources and numbers
   * @param files the number of stored files
   * @param bytes of these files
   * @param keptFiles the number of stored files that stay
   * @param keptBytes of the files that stay
   */
  public record Removal(
      List<PostVersion> versions, int files, long bytes, int keptFiles, long keptBytes) {
    public Removal {
      versions = List.copyOf(versions);
    }
  }

  /** Returns what {@link #clean} would remove. */
  public Removal preview() {
    return clean(false);
  }

  /** Removes old versions from the catalog, then the files that none of the others has. */
  public Removal clean() {
    return clean(true);
  }

  private Removal clean(boolean remove) {
    Map<String, List<PostVersion>> bySource = new HashMap<>();
    List<PostVersion> all = versions.all();
    all.forEach(v -> bySource.computeIfAbsent(v.source(), s -> new ArrayList<>()).add(v));
    Map<String, HeldPost> held = versions.held();
    Map<String, Integer> looks = accepted.get();
    Set<PostVersion> old = new HashSet<>();
    bySource.forEach(
        (source, some) -> {
          HeldPost hold = held.get(source);
          old.addAll(old(some, hold == null ? 0 : hold.number(), looks.getOrDefault(source, 0)));
        });
    Set<String> needed = new HashSet<>();
    List<PostVersion> removed = new ArrayList<>();
    for (PostVersion version : all) {
      if (old.contains(version)) {
        removed.add(version);
      } else {
        version.files().stream().map(StoredFile::sha256).forEach(needed::add);
        needed.add(version.fingerprint()); // the source, if it is stored
      }
    }
    if (remove) {
      // A killed process leaves files without a version, and never a version without its files.
      versions.remove(removed);
    }
    return files(removed, needed, remove);
  }

  private Removal files(List<PostVersion> removed, Set<String> needed, boolean remove) {
    int files = 0;
    long bytes = 0;
    int keptFiles = 0;
    long keptBytes = 0;
    for (BlobStore.Blob blob : store.list()) {
      if (needed.contains(blob.sha256())) {
        keptFiles++;
        keptBytes += blob.bytes();
      } else {
        files++;
        bytes += blob.bytes();
        if (remove) {
          store.remove(blob.sha256());
        }
      }
    }
    return new Removal(removed, files, bytes, keptFiles, keptBytes);
  }

  // The oldest version is the first. Each one that was shown in the last days is kept.
  private List<PostVersion> old(List<PostVersion> versions, int held, int looks) {
    long since = clock.millis() - TimeUnit.DAYS.toMillis(settings.days());
    PostVersion last = versions.get(versions.size() - 1);
    boolean withdrawn = last.renditions().isEmpty();
    if (withdrawn && last.at() <= since) {
      return versions;
    }
    List<PostVersion> old = new ArrayList<>();
    for (int i = 0; i < versions.size() - Math.max(1, settings.keep()); i++) {
      int number = versions.get(i).number();
      if (versions.get(i + 1).at() <= since && number != held && number != looks) {
        old.add(versions.get(i));
      }
    }
    return old;
  }
}
