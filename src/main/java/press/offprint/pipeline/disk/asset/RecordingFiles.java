package press.offprint.pipeline.disk.asset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource;

/**
 * The files of the site for one post, which records the stamp of each file that the post reads. The
 * stamp is taken before the file is read. Taken later, it would hide a change made in between. For
 * one thread at a time.
 */
public final class RecordingFiles implements ResourceSource {
  private final SiteFileLookup files;
  private final Map<String, FileStamp> stamps = new HashMap<>();

  public RecordingFiles(SiteFileLookup files) {
    this.files = files;
  }

  @Override
  public Lookup read(String path, int maxBytes) {
    // The first stamp counts. A change after it makes the post stale, which costs one more build.
    return files.read(path, maxBytes, stamps::putIfAbsent);
  }

  @Override
  public Optional<String> locate(String folder, String name) {
    return files.locate(folder, name);
  }

  @Override
  public List<String> names(String folder) {
    return files.names(folder);
  }

  /** Returns the stamp of the file at {@code path} before it was read. */
  public FileStamp stamp(String path) {
    return stamps.getOrDefault(path, FileStamp.MISSING);
  }
}
