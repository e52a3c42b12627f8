package press.offprint.model.navigation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the rest of the site that a page can show, without reading another post.
 *
 * @param menus the entries of each menu by its name
 * @param data the files of the folder {@code data/}, by their names without extension
 * @param page true if this is a page such as {@code about.md}, which no list holds
 * @param breadcrumbs the pages above, from the home page
 * @param previous the post before in the section; empty for the first one
 * @param next the post after in the section; empty for the last one
 * @param series the series that hold the post
 * @param lists the lists that hold the post: its section and its terms
 * @param profiles the profiles of its authors in {@code data/authors}, each with a {@code name}
 * @param translations the page in all its languages, itself included and the language of the site
 *     first, each titled with the name of its language; empty if it has one language
 * @param homes the home pages of all languages in the same order and form; empty if the site has
 *     one language
 * @param books for a home page, the number of books on the page of all books; else 0
 * @param issues for a home page, the number of issues on the page of all issues; else 0
 */
public record Surroundings(
    Map<String, List<MenuItem>> menus,
    Map<String, Object> data,
    boolean page,
    List<PageLink> breadcrumbs,
    Optional<PageLink> previous,
    Optional<PageLink> next,
    List<SeriesBox> series,
    List<PageLink> lists,
    List<Map<String, Object>> profiles,
    List<PageLink> translations,
    List<PageLink> homes,
    int books,
    int issues) {
  /** The surroundings of a page that shows nothing else of the site. */
  public static final Surroundings NONE = ofSite(Map.of(), Map.of());

  public Surroundings {
    breadcrumbs = List.copyOf(breadcrumbs);
    series = List.copyOf(series);
    lists = List.copyOf(lists);
    profiles = List.copyOf(profiles);
    translations = List.copyOf(translations);
    homes = List.copyOf(homes);
  }

  /** Returns what all pages of a site of one language have in common. */
  public static Surroundings ofSite(Map<String, List<MenuItem>> menus, Map<String, Object> data) {
    return ofSite(menus, data, List.of());
  }

  /** Returns what all pages of a site in one of its languages have in common. */
  public static Surroundings ofSite(
      Map<String, List<MenuItem>> menus, Map<String, Object> data, List<PageLink> homes) {
    return new Surroundings(
        menus,
        data,
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        homes,
        0,
        0);
  }

  /** Returns the same surroundings with the profiles of authors. */
  public Surroundings withProfiles(List<Map<String, Object>> others) {
    return with(others, translations, books, issues);
  }

  /** Returns the same surroundings with the page in all its languages. */
  public Surroundings withTranslations(List<PageLink> all) {
    return with(profiles, all, books, issues);
  }

  /** Returns the same surroundings with the numbers of books and issues. */
  public Surroundings withBooks(int others, int closed) {
    return with(profiles, translations, others, closed);
  }

  private Surroundings with(
      List<Map<String, Object>> newProfiles,
      List<PageLink> newTranslations,
      int newBooks,
      int newIssues) {
    return new Surroundings(
        menus,
        data,
        page,
        breadcrumbs,
        previous,
        next,
        series,
        lists,
        newProfiles,
        newTranslations,
        homes,
        newBooks,
        newIssues);
  }

  /** Returns the entries of a menu; none if there is no such menu. */
  public List<MenuItem> menu(String name) {
    return menus.getOrDefault(name, List.of());
  }
}
