package press.offprint.catalog.entry;

import java.util.List;
import press.offprint.model.RenditionInfo;

/**
 * A rendition in the output folder.
 *
 * @param download its file
 * @param inputHash the hash of all inputs: post, resources, settings, templates, edition
 * @param companions the paths of its further files, relative to the output folder
 */
public record StoredRendition(RenditionInfo download, String inputHash, List<String> companions) {

  public StoredRendition {
    companions = List.copyOf(companions);
  }
}
