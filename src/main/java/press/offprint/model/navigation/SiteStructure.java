package press.offprint.model.navigation;

import java.util.List;
import java.util.Optional;

/**
 * The settings for lists, menus and the icon of a site.
 *
 * @param mainSections the folders whose posts the home page and the feeds of the site hold; empty
 *     for all
 * @param taxonomies in the order of the site
 * @param menus the entries of all menus
 * @param icon the path of the icon; empty if the site has none
 * @param search true if the site has a search page
 */
public record SiteStructure(
    List<String> mainSections,
    List<Taxonomy> taxonomies,
    List<MenuEntry> menus,
    String icon,
    boolean search) {
  /** The settings of a site without a configuration. */
  public static final SiteStructure DEFAULT =
      new SiteStructure(List.of(), Taxonomy.BUILT_IN, List.of(), "/favicon.svg", false);

  public SiteStructure {
    mainSections = List.copyOf(mainSections);
    taxonomies = List.copyOf(taxonomies);
    menus = List.copyOf(menus);
  }

  /** Returns the taxonomy with a name; empty if there is none. */
  public Optional<Taxonomy> taxonomy(String name) {
    return taxonomies.stream().filter(taxonomy -> taxonomy.name().equals(name)).findFirst();
  }

  /** Returns the same settings with another icon. */
  public SiteStructure withIcon(String path) {
    return new SiteStructure(mainSections, taxonomies, menus, path, search);
  }
}
