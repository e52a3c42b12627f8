package press.offprint.catalog.version;

import java.util.ArrayList;
import java.util.List;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.RenditionInfo;

/**
 * A rendition of a version.
 *
 * @param download its file
 * @param inputHash the hash of all its inputs
 * @param companions its further files
 */
public record VersionedRendition(
    RenditionInfo download, String inputHash, List<StoredFile> companions) {
  public VersionedRendition {
    companions = List.copyOf(companions);
  }

  /** Returns all files, the companions first, so that a page never exists before its images. */
  public List<StoredFile> files() {
    List<StoredFile> files = new ArrayList<>(companions);
    files.add(new StoredFile(download.path(), download.sha256(), download.bytes()));
    return files;
  }

  /** Returns the rendition as an entry of the catalog has it. */
  public StoredRendition stored() {
    return new StoredRendition(
        download, inputHash, companions.stream().map(StoredFile::path).toList());
  }
}
