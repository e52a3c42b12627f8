package press.offprint.pipeline.disk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.Stamp;
import press.offprint.content.ResourceFiles;

/**
 * The files of the site as one post sees them, with a note of what each looked like when it was
 * looked for. A stamp taken after the post is made would be of what came meanwhile, and hide it for
 * ever. For one thread at a time.
 */
public final class NotedFiles implements ResourceFiles {
  private final SiteFiles files;
  private final Map<String, Stamp> noted = new HashMap<>();

  public NotedFiles(SiteFiles files) {
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
  public Stamp stamp(String path) {
    return noted.getOrDefault(path, Stamp.MISSING);
  }
}
