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
 * @param languages of the site, the language of the site first; empty if the configuration names
 *     none
 * @param home the path of the home page: {@code /}, or {@code /fr/} for another language than that
 *     of the site
 */
public record SiteStructure(
    List<String> mainSections,
    List<Taxonomy> taxonomies,
    List<MenuEntry> menus,
    String icon,
    boolean search,
    List<LanguageSettings> languages,
    String home) {
  /** The home page of the language of the site. */
  public static final String ROOT = "/";

  /** The settings of a site without a configuration. */
  public static final SiteStructure DEFAULT =
      new SiteStructure(
          List.of(), Taxonomy.BUILT_IN, List.of(), "/favicon.svg", false, List.of(), ROOT);

  public SiteStructure {
    mainSections = List.copyOf(mainSections);
    taxonomies = List.copyOf(taxonomies);
    menus = List.copyOf(menus);
    languages = List.copyOf(languages);
  }

  /** Returns the taxonomy with a name; empty if there is none. */
  public Optional<Taxonomy> taxonomy(String name) {
    return taxonomies.stream().filter(taxonomy -> taxonomy.name().equals(name)).findFirst();
  }

  /** Returns the same settings with another icon. */
  public SiteStructure withIcon(String path) {
    return new SiteStructure(mainSections, taxonomies, menus, path, search, languages, home);
  }

  /**
   * Returns the settings of the pages in one language.
   *
   * @param path of the home page in this language, such as {@code /fr/}
   */
  public SiteStructure in(LanguageSettings language, String path) {
    List<Taxonomy> own =
        taxonomies.stream()
            .map(one -> new Taxonomy(one.name(), one.title(), path + one.path().substring(1)))
            .toList();
    List<MenuEntry> entries = language.hasMenus() ? language.menus() : menus;
    return new SiteStructure(mainSections, own, entries, icon, search, languages, path);
  }
}
