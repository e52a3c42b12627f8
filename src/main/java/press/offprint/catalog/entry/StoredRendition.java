package press.offprint.catalog.entry;

import java.util.List;
import press.offprint.model.RenditionInfo;

/**
 * A rendition in the output folder.
 *
 * @param download its file
 * @param inputHash the hash of all inputs: post, resources, settings, templates, edition
 * @param companions the paths of its further files, relative to the output folder
 * @param outstanding the paths of the pictures whose narrower copies are not made yet; the page
 *     does not name these copies
 */
public record StoredRendition(
    RenditionInfo download, String inputHash, List<String> companions, List<String> outstanding) {

  public StoredRendition {
    companions = List.copyOf(companions);
    outstanding = List.copyOf(outstanding);
  }

  /** Creates a rendition that waits for no copies of pictures. */
  public StoredRendition(RenditionInfo download, String inputHash, List<String> companions) {
    this(download, inputHash, companions, List.of());
  }
}
