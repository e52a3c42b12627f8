package press.offprint.pipeline.disk.asset;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource;

/**
 * The files of the site as one post sees them, with a note of what each looked like when it was
 * looked for. A stamp taken after the post is made would be of what came meanwhile, and hide it for
 * ever. For one thread at a time.
 */
public final class RecordingFiles implements ResourceSource {
  private final SiteFileLookup files;
  private final Map<String, FileStamp> noted = new HashMap<>();

  public RecordingFiles(SiteFileLookup files) {
    this.files = files;
  }

  @Override
  public Lookup read(String path, int maxBytes) {
    // The first look counts: what comes after it is another look's worth at worst.
    return files.read(path, maxBytes, noted::putIfAbsent);
  }

  @Override
  public Optional<String> locate(String folder, String name) {
    return files.locate(folder, name);
  }

  /** What the file at {@code path} looked like before it was read. */
  public FileStamp stamp(String path) {
    return noted.getOrDefault(path, FileStamp.MISSING);
  }
}
