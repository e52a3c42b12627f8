package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.UntrustedPath;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.MenuEntry;
import press.offprint.model.navigation.SiteStructure;
import press.offprint.model.navigation.Taxonomy;
import press.offprint.model.text.ServerAddresses;

/** The settings {@code mainSections}, {@code taxonomies}, {@code menus} and {@code icon}. */
final class StructureSettings {
  static final List<String> KEYS = List.of("mainSections", "taxonomies", "menus", "icon");

  private static final List<String> MENU_KEYS =
      List.of("name", "url", "pageRef", "weight", "identifier", "parent");
  private static final List<String> TAXONOMY_KEYS = List.of("title", "path");
  private static final String NAME = "[a-z][a-z0-9_-]{0,40}";

  // Fields of front matter that are no terms.
  private static final List<String> TAKEN =
      List.of("title", "date", "url", "slug", "draft", "weight", "description", "summary", "menu");

  private final SettingsMap root;

  StructureSettings(SettingsMap root) {
    this.root = root;
  }

  /**
   * Returns the settings, with the default for each that is missing or wrong.
   *
   * @param language of the site
   */
  SiteStructure read(String language) {
    return new SiteStructure(
        root.texts("mainSections"),
        taxonomies(),
        menus(root),
        icon(),
        isOn(),
        new LanguageSettingsReader(root, StructureSettings::menus).read(language),
        SiteStructure.ROOT);
  }

  private boolean isOn() {
    return root.choice(SettingKeys.SEARCH).equals("on");
  }

  private String icon() {
    String written = root.text("icon", SiteStructure.DEFAULT.icon());
    Optional<String> fault = UntrustedPath.fault(written);
    if (fault.isEmpty()) {
      return written.startsWith("/") ? written : "/" + written;
    }
    root.wrong(
        "icon",
        "icon is \"" + written + "\", which cannot be used: " + fault.get(),
        "the path of a file in static/, such as /favicon.ico");
    return SiteStructure.DEFAULT.icon();
  }

  private List<Taxonomy> taxonomies() {
    Map<String, Taxonomy> all = new LinkedHashMap<>();
    Taxonomy.BUILT_IN.forEach(taxonomy -> all.put(taxonomy.name(), taxonomy));
    if (!root.isMap("taxonomies")) {
      for (String name : root.texts("taxonomies")) {
        add(root, "taxonomies", Taxonomy.of(name), all);
      }
      return List.copyOf(all.values());
    }
    SettingsMap map = root.map("taxonomies");
    map.entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof Mapping) {
                SettingsMap own = map.map(key);
                own.allow(TAXONOMY_KEYS);
                String path = own.text("path", "/" + key + "/");
                add(map, key, new Taxonomy(key, own.text("title", ""), path), all);
              } else {
                String value = map.text(key, "");
                boolean path = value.isEmpty() || value.contains("/");
                // Hugo writes singular: plural, and the plural is the field and the path.
                add(map, key, path ? new Taxonomy(key, "", value) : Taxonomy.of(value), all);
              }
            });
    return List.copyOf(all.values());
  }

  private static void add(
      SettingsMap settings, String key, Taxonomy written, Map<String, Taxonomy> all) {
    if (!Regex.matches(written.name(), NAME) || TAKEN.contains(written.name())) {
      settings.wrong(
          key,
          "\"" + written.name() + "\" cannot be the name of a taxonomy",
          "a field of front matter in lower case, such as topics");
      return;
    }
    String given = written.path().isEmpty() ? "/" + written.name() + "/" : written.path();
    String path = "/" + Regex.replaceAll(given, "^/+|/+$", "") + "/";
    fault(written.name(), path, all)
        .ifPresentOrElse(
            fault ->
                settings.wrong(
                    key,
                    "The path \"" + given + "\" of the taxonomy cannot be used: " + fault,
                    "another path, such as /" + written.name() + "/"),
            () -> all.put(written.name(), new Taxonomy(written.name(), written.title(), path)));
  }

  private static Optional<String> fault(String name, String path, Map<String, Taxonomy> all) {
    Optional<String> fault = UntrustedPath.fault(path);
    if (fault.isPresent()) {
      return fault;
    }
    String first = Regex.replaceFirst(path.substring(1), "/.*", "");
    if (path.equals("//") || first.startsWith(".") || first.startsWith("_")) {
      return Optional.of("it has no name");
    }
    if (ServerAddresses.isReserved(path) || PathSegments.isReserved(first)) {
      return Optional.of("the site or its web server needs that address");
    }
    return all.values().stream()
        .filter(other -> !other.name().equals(name))
        .filter(other -> PathSegments.fold(other.path()).equals(PathSegments.fold(path)))
        .findFirst()
        .map(other -> "the taxonomy " + other.name() + " has it");
  }

  private static List<MenuEntry> menus(SettingsMap settings) {
    List<MenuEntry> entries = new ArrayList<>();
    SettingsMap menus = settings.map("menus");
    for (Map.Entry<String, Entry> each : menus.entries().entrySet()) {
      for (SettingsMap written : menus.maps(each.getKey())) {
        entry(each.getKey(), written).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static Optional<MenuEntry> entry(String menu, SettingsMap written) {
    written.allow(MENU_KEYS);
    String target = written.text("pageRef", written.text("url", ""));
    String name = written.text("name", "");
    Optional<String> fault = targetFault(target);
    if (fault.isPresent()) {
      written.report(
          "An entry of the menu " + menu + " leads to \"" + target + "\": " + fault.get(),
          "url: with a path of the site such as /about/, or with an address such as"
              + " https://example.org/");
      return Optional.empty();
    }
    if (name.isEmpty() && target.isEmpty()) {
      written.report(
          "An entry of the menu " + menu + " has neither name nor page", "name: or url:");
      return Optional.empty();
    }
    return Optional.of(
        new MenuEntry(
            menu,
            name,
            target,
            written.whole("weight", 0, -100_000, 100_000),
            written.text("identifier", ""),
            written.text("parent", ""),
            written.line()));
  }

  /** Returns why a menu cannot lead to a target; empty if it can. */
  private static Optional<String> targetFault(String target) {
    return target.isEmpty() || Regex.matches(target, "(?i)(https?://|mailto:|tel:)\\S+")
        ? Optional.empty()
        : UntrustedPath.fault(Regex.replaceFirst(target, "[?#].*", ""));
  }
}
