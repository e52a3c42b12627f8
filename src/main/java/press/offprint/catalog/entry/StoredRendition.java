package press.offprint.catalog.entry;

import java.util.List;
import press.offprint.model.RenditionInfo;

/**
 * A rendition that lies in the output folder.
 *
 * @param download what it is
 * @param inputHash hash of everything that decided its bytes: post, resources, settings, templates,
 *     edition
 * @param companions paths of the files that came with it, relative to the output folder
 */
public record StoredRendition(RenditionInfo download, String inputHash, List<String> companions) {

  public StoredRendition {
    companions = List.copyOf(companions);
  }
}
