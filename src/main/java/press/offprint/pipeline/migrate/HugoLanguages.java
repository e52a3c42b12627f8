package press.offprint.pipeline.migrate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.content.site.permalink.Languages;

/**
 * The languages of a Hugo site. The posts of a language with its own folder are put into a folder
 * that is named like the language, and those of the main language at the root of the content.
 */
final class HugoLanguages {
  private static final String KEY = "languages";
  private static final String DISABLED = "disableLanguages";
  private static final Set<String> OF_LANGUAGES =
      Set.of(
          "languagename",
          "label",
          "locale",
          "languagedirection",
          "direction",
          "weight",
          "disabled");
  private static final Set<String> KNOWN =
      Set.of("languagecode", "contentdir", "title", "params", "menu", "menus");

  private final String main;
  private final Map<String, Object> settings = new LinkedHashMap<>();
  // From the folder of Hugo to that of Offprint; of nested folders the inner ones first.
  private final Map<String, String> folders =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  private HugoLanguages(String main) {
    this.main = main;
  }

  /**
   * Returns the configuration without the languages that have no pages. The settings of the only
   * language become those of the site, as in Hugo.
   */
  static ConfigTree published(ConfigTree config, ImportedSite site) {
    Map<String, Object> written = config.map(KEY);
    Map<String, Object> languages = new LinkedHashMap<>(written);
    List<?> disabled = config.list(DISABLED);
    written.forEach(
        (key, value) -> {
          if (settings(value).isTrue("disabled") || disabled.contains(key)) {
            languages.remove(key);
            site.report().without("the language " + key, "Hugo does not publish it");
          }
        });
    for (String key : languages.size() > 1 ? List.copyOf(languages.keySet()) : List.<String>of()) {
      if (Languages.normalise(key).isEmpty()) {
        languages.remove(key);
        site.report()
            .without(
                "the language " + key,
                "it is no language tag; rename its files, such as to .ja.md");
      }
    }
    if (languages.size() != 1) {
      return config.without(KEY, DISABLED).merged(Map.of(KEY, languages));
    }
    Object only = languages.values().iterator().next();
    String folder = folder(settings(only));
    if (!folder.isEmpty()) {
      reportFolder(site, folder, "");
    }
    Map<String, Object> own = new LinkedHashMap<>(ConfigTree.asMap(only));
    own.keySet().removeIf(name -> OF_LANGUAGES.contains(name.toLowerCase(Locale.ROOT)));
    return config.without(KEY, DISABLED).merged(own);
  }

  /** Reads the languages of a configuration from {@link #published}. */
  static HugoLanguages of(ConfigTree config, ImportedSite site) {
    String main = config.text("defaultContentLanguage");
    HugoLanguages languages = new HugoLanguages(main.isEmpty() ? "en" : main);
    config.map(KEY).forEach((key, value) -> languages.add(key, settings(value), site));
    if (languages.isMany() && config.isTrue("defaultContentLanguageInSubdir")) {
      String folder = "/" + languages.main + "/";
      site.report()
          .without(
              "defaultContentLanguageInSubdir: true",
              "the pages in "
                  + languages.main
                  + " are at the root, and "
                  + folder
                  + " leads to the home page; redirect the addresses below "
                  + folder
                  + " at your host");
    }
    return languages;
  }

  private static ConfigTree settings(Object language) {
    return new ConfigTree(ConfigTree.asMap(language));
  }

  private static String folder(ConfigTree own) {
    return own.text("contentDir").replaceAll("^[./]+|/+$", "");
  }

  private static void reportFolder(ImportedSite site, String folder, String place) {
    site.report()
        .changed("content/" + place, "the files of " + folder + "/ are here, with unchanged text");
  }

  private void add(String key, ConfigTree own, ImportedSite site) {
    String tag = Languages.normalise(key).orElse(key);
    boolean isMain = key.equalsIgnoreCase(main);
    String folder = folder(own);
    if (!folder.isEmpty()) {
      String place = isMain ? "" : tag.toLowerCase(Locale.ROOT) + "/";
      folders.put(folder + "/", place);
      reportFolder(site, folder, place);
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    put(entry, "name", own.text("languageName", "label"));
    put(entry, "title", own.text("title"));
    put(entry, "description", own.text("params.description"));
    int weight = own.number("weight", 0);
    put(entry, "weight", weight == 0 ? "" : weight);
    put(entry, "menus", HugoMenus.of(own.map("menu"), own.map("menus"), site));
    put(entry, "params", own.map("params"));
    settings.put(tag, entry);
    own.find("languageCode");
    own.find("languageDirection");
    own.unused().keySet().stream()
        .filter(name -> !isKnown(name.toLowerCase(Locale.ROOT)))
        .forEach(
            name ->
                site.report()
                    .without(KEY + "." + key + "." + name, "it is a setting of the whole site"));
  }

  private static boolean isKnown(String name) {
    return KNOWN.contains(name) || OF_LANGUAGES.contains(name);
  }

  private static void put(Map<String, Object> entry, String key, Object value) {
    if (!value.equals("") && !value.equals(Map.of())) {
      entry.put(key, value);
    }
  }

  /** Returns true if the site has several languages. */
  boolean isMany() {
    return settings.size() > 1;
  }

  /** Returns the path of a key of the main language in Hugo's configuration. */
  String main(String key) {
    return KEY + "." + main + "." + key;
  }

  /** Returns the setting {@code languages}; empty if there is one language. */
  Map<String, Object> settings() {
    return settings;
  }

  /** Returns the place in the content folder of a file in the folder of a language. */
  Optional<String> place(String name) {
    return folders.entrySet().stream()
        .filter(folder -> name.startsWith(folder.getKey()))
        .findFirst()
        .map(folder -> folder.getValue() + name.substring(folder.getKey().length()));
  }
}
