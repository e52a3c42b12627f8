package press.offprint.catalog;

import java.util.List;

/**
 * A catalog, and what a person should know about how it was opened.
 *
 * @param notices sentences for people; empty where all went well
 */
public record Opened(Catalog catalog, List<String> notices) {

  public Opened {
    notices = List.copyOf(notices);
  }
}
