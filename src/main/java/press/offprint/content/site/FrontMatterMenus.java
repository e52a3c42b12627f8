package press.offprint.content.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.navigation.MenuEntry;

/**
 * The field {@code menu} or {@code menus} of front matter, as in Hugo: the name of a menu, a list
 * of names, or a map from names to {@code name}, {@code weight}, {@code identifier}, {@code
 * parent}.
 */
final class FrontMatterMenus {
  // Each entry is on every page of the site.
  private static final int MOST_MENUS = 10;

  private FrontMatterMenus() {}

  /**
   * Returns the entries of a post, at most one for each menu and ten in all; each has the name that
   * the menu shows.
   */
  static List<MenuEntry> of(PostHeader header) {
    Map<String, Object> fields = header.metadata().fields();
    Object written = fields.getOrDefault("menus", fields.get("menu"));
    List<MenuEntry> entries = new ArrayList<>();
    if (written instanceof String menu) {
      entries.add(entry(header, menu, Map.of()));
    } else if (written instanceof List<?> menus) {
      menus.stream()
          .map(String::valueOf)
          .distinct()
          .forEach(menu -> entries.add(entry(header, menu, Map.of())));
    } else if (written instanceof Map<?, ?> menus) {
      menus.forEach(
          (menu, values) ->
              entries.add(
                  entry(
                      header,
                      String.valueOf(menu),
                      values instanceof Map<?, ?> map ? map : Map.of())));
    }
    return entries.subList(0, Math.min(entries.size(), MOST_MENUS));
  }

  private static MenuEntry entry(PostHeader header, String menu, Map<?, ?> values) {
    Object linked = header.metadata().fields().get("linkTitle");
    String title = linked instanceof String text ? text : header.metadata().title();
    return new MenuEntry(
        menu,
        text(values, "name", title),
        header.path(),
        values.get("weight") instanceof Number number
            ? number.intValue()
            : header.metadata().weight(),
        text(values, "identifier", ""),
        text(values, "parent", ""),
        0);
  }

  private static String text(Map<?, ?> values, String key, String otherwise) {
    return values.get(key) instanceof String text && !text.isBlank() ? text.strip() : otherwise;
  }
}
