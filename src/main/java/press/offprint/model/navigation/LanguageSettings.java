package press.offprint.model.navigation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of one language of a site, an entry of {@code languages} in {@code offprint.yaml}.
 *
 * @param tag BCP 47 tag in its canonical form
 * @param name of the language in a switch; empty for the name that the language has for itself
 * @param title of the site in this language; empty for that of the site
 * @param description of the site in this language; empty for that of the site
 * @param hasMenus true if the language has its own menus; false if it has those of the site
 * @param menus the entries of its menus
 * @param params values for templates, which precede those of the site
 */
public record LanguageSettings(
    String tag,
    String name,
    String title,
    String description,
    boolean hasMenus,
    List<MenuEntry> menus,
    Map<String, Object> params) {
  public LanguageSettings {
    menus = List.copyOf(menus);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** Returns the settings of a language that {@code offprint.yaml} does not name. */
  public static LanguageSettings of(String tag) {
    return new LanguageSettings(tag, "", "", "", false, List.of(), Map.of());
  }

  /**
   * Returns the language of a site whose lists hold the pages in another language: the same
   * language, else the same without script and region, else the first.
   *
   * @param tags the languages of the site, at least one
   */
  public static String nearest(String tag, List<String> tags) {
    if (tags.contains(tag)) {
      return tag;
    }
    return tags.stream()
        .filter(other -> main(other).equals(main(tag)))
        .findFirst()
        .orElse(tags.get(0));
  }

  /** Returns a tag without script and region. */
  public static String main(String tag) {
    int end = tag.indexOf('-');
    return end < 0 ? tag : tag.substring(0, end);
  }
}
