package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.MenuEntry;
import press.offprint.model.navigation.MenuItem;
import press.offprint.model.navigation.PageLink;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.MarkdownFileName;

/**
 * The menus of a site: the entries of the configuration, and those of the front matter of posts.
 *
 * @param items by the name of the menu, in the order of weights and titles
 * @param problems a warning for each entry that leads nowhere or whose parent is missing
 */
record Menus(Map<String, List<MenuItem>> items, List<Problem> problems) {
  private static final int MOST_LEVELS = 5;

  private static final Comparator<Placed> ORDER =
      Comparator.comparingInt((Placed placed) -> placed.weight())
          .thenComparing(placed -> placed.item().title().toLowerCase(Locale.ROOT))
          .thenComparing(placed -> placed.item().path() + placed.item().url());

  Menus {
    items = Collections.unmodifiableMap(items);
    problems = List.copyOf(problems);
  }

  /** An entry whose target is known, without those below it. */
  private record Placed(MenuEntry entry, MenuItem item, String place) {
    int weight() {
      return entry.weight() == 0 ? Integer.MAX_VALUE : entry.weight();
    }

    String identifier() {
      return entry.identifier().isEmpty() ? item.title() : entry.identifier();
    }
  }

  /**
   * Returns the menus of the pages in one language.
   *
   * @param site the settings of that language
   */
  static Menus of(Site site, SiteIndex index, SiteLanguages languages, ListPaths lists) {
    List<Problem> problems = new ArrayList<>();
    MenuTargets targets = new MenuTargets(site, index, languages, lists);
    Map<String, List<Placed>> byMenu = new LinkedHashMap<>();
    for (MenuEntry entry : site.structure().menus()) {
      byMenu
          .computeIfAbsent(entry.menu(), menu -> new ArrayList<>())
          .add(placed(entry, targets, problems));
    }
    for (PostHeader header : index.headers()) {
      if (!languages.of(header.metadata()).equals(site.language())) {
        continue;
      }
      for (MenuEntry entry : FrontMatterMenus.of(header)) {
        MenuItem item = new MenuItem(entry.name(), header.path(), "", List.of());
        byMenu
            .computeIfAbsent(entry.menu(), menu -> new ArrayList<>())
            .add(new Placed(entry, item, header.source()));
      }
    }
    Map<String, List<MenuItem>> menus = new LinkedHashMap<>();
    byMenu.forEach((menu, entries) -> menus.put(menu, tree(menu, entries, problems)));
    return new Menus(menus, problems);
  }

  private static Placed placed(MenuEntry entry, MenuTargets targets, List<Problem> problems) {
    String target = entry.target();
    String place = "offprint.yaml:" + entry.line();
    if (target.isEmpty()) {
      return new Placed(entry, new MenuItem(entry.name(), "", "", List.of()), place);
    }
    if (target.startsWith("#") || Regex.matches(target, "(?i)(https?|mailto|tel):.*")) {
      String title = entry.name().isEmpty() ? target : entry.name();
      return new Placed(entry, new MenuItem(title, "", target, List.of()), place);
    }
    Optional<PageLink> page = targets.page(target);
    String path = Regex.replaceAll(target, "^/+|/+$", "");
    boolean file = Regex.matches(path, ".*\\.[A-Za-z0-9]{2,5}") && !MarkdownFileName.is(path);
    if (page.isEmpty() && !file) {
      problems.add(
          Problem.warning(
              ProblemCode.LINK_BROKEN,
              0,
              place
                  + ": The menu "
                  + entry.menu()
                  + " has an entry for \""
                  + target
                  + "\", but the site has no such page.",
              "Correct the path, or remove the entry."));
    }
    String title = page.map(PageLink::title).orElse(SiteLists.title(path));
    String otherwise = "/" + path + (file || path.isEmpty() ? "" : "/");
    MenuItem item =
        new MenuItem(
            entry.name().isEmpty() ? title : entry.name(),
            page.map(PageLink::path).orElse(otherwise),
            "",
            List.of());
    return new Placed(entry, item, place);
  }

  private static List<MenuItem> tree(String menu, List<Placed> all, List<Problem> problems) {
    all.sort(ORDER);
    Set<String> known = new LinkedHashSet<>();
    all.forEach(placed -> known.add(placed.identifier()));
    Map<String, List<Placed>> below = new LinkedHashMap<>();
    for (Placed placed : all) {
      String parent = placed.entry().parent();
      boolean missing = !parent.isEmpty() && !known.contains(parent);
      if (missing) {
        problems.add(
            Problem.warning(
                ProblemCode.LINK_BROKEN,
                0,
                placed.place()
                    + ": An entry of the menu "
                    + menu
                    + " has the parent \""
                    + parent
                    + "\", which is no entry of that menu; it is shown without a parent.",
                "Write the identifier or the name of an entry: " + String.join(", ", known) + "."));
      }
      below.computeIfAbsent(missing ? "" : parent, p -> new ArrayList<>()).add(placed);
    }
    return level("", below, MOST_LEVELS);
  }

  // Entries that are their own parents are on no level. If several entries have one identifier, the
  // entries below are below the first of them: below each, a menu would grow by powers.
  private static List<MenuItem> level(String parent, Map<String, List<Placed>> below, int levels) {
    if (levels == 0) {
      return List.of();
    }
    List<MenuItem> items = new ArrayList<>();
    List<Placed> here = below.remove(parent);
    for (Placed placed : here == null ? List.<Placed>of() : here) {
      MenuItem item = placed.item();
      List<MenuItem> inner = level(placed.identifier(), below, levels - 1);
      items.add(new MenuItem(item.title(), item.path(), item.url(), inner));
    }
    return List.copyOf(items);
  }
}
