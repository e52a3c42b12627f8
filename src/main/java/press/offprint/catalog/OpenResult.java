package press.offprint.catalog;

import java.util.List;

/**
 * An open catalog.
 *
 * @param notices sentences for people about a catalog that had to be replaced, usually none
 */
public record OpenResult(Catalog catalog, List<String> notices) {

  public OpenResult {
    notices = List.copyOf(notices);
  }
}
