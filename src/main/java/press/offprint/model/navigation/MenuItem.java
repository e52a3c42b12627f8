package press.offprint.model.navigation;

import java.util.List;

/**
 * An entry of a menu, ready for a template.
 *
 * @param title plain text
 * @param path of a page of the site; empty for an entry without a page of the site
 * @param url the absolute URL of another site, or a reference such as {@code #top}; else empty
 * @param below the entries below this one
 */
public record MenuItem(String title, String path, String url, List<MenuItem> below) {
  public MenuItem {
    below = List.copyOf(below);
  }

  /** Returns true if {@code page} is the page of this entry or of one below it. */
  public boolean leadsTo(String page) {
    return (!path.isEmpty() && path.equals(page))
        || below.stream().anyMatch(item -> item.leadsTo(page));
  }
}
