package press.offprint.catalog;

import java.util.List;

/**
 * A catalog, and what a person should know about how it was opened.
 *
 * @param notices sentences for people; empty where all went well
 */
public record OpenResult(Catalog catalog, List<String> notices) {

  public OpenResult {
    notices = List.copyOf(notices);
  }
}
