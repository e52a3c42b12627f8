package press.offprint.pipeline.disk.asset;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.entry.FileStamp;

/**
 * The stamps of the files that posts refer to, as one run sees them. Each folder is listed once, so
 * that thousands of references to missing files cost no look-up each. Safe for many threads.
 */
public final class StampCache {
  private final SiteFileLookup files;
  private final Map<String, FileStamp> stamps = new ConcurrentHashMap<>();

  // The names in each folder, in the form in which a file system may treat them as equal.
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

  public StampCache(SiteFileLookup files) {
    this.files = files;
  }

  /** Starts a run: the files are looked up again. */
  public void begin() {
    stamps.clear();
    names.clear();
  }

  /** Returns the stamp of a file, as {@link SiteFileLookup#stamp} does. */
  public FileStamp stamp(String path) {
    return stamps.computeIfAbsent(path, this::lookUp);
  }

  private FileStamp lookUp(String path) {
    int name = path.lastIndexOf('/') + 1;
    boolean exists =
        names
            .computeIfAbsent(path.substring(0, name), files::foldedNames)
            .contains(SiteFileLookup.fold(path.substring(name)));
    return exists ? files.stamp(path) : FileStamp.MISSING;
  }
}
