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
  private static final Set<String> KNOWN =
      Set.of(
          "languagename",
          "label",
          "languagecode",
          "locale",
          "languagedirection",
          "direction",
          "contentdir",
          "weight",
          "title",
          "params",
          "menu",
          "menus",
          "disabled");

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

  static HugoLanguages of(ConfigTree config, ImportedSite site) {
    String main = config.text("defaultContentLanguage");
    HugoLanguages languages = new HugoLanguages(main.isEmpty() ? "en" : main);
    Map<String, Object> written = config.map(KEY);
    List<?> disabled = config.list("disableLanguages");
    written.forEach(
        (key, value) -> {
          ConfigTree own = new ConfigTree(ConfigTree.asMap(value));
          if (own.isTrue("disabled") || disabled.contains(key)) {
            site.report().without("the language " + key, "Hugo does not publish it");
          } else {
            languages.add(key, own, written.size() > 1, site);
          }
        });
    if (languages.isMany() && config.isTrue("defaultContentLanguageInSubdir")) {
      site.report()
          .without(
              "defaultContentLanguageInSubdir: true",
              "the pages in "
                  + languages.main
                  + " are at the root; redirect /"
                  + languages.main
                  + "/ at your host");
    }
    return languages;
  }

  private void add(String key, ConfigTree own, boolean many, ImportedSite site) {
    Optional<String> tag = Languages.normalise(key);
    if (tag.isEmpty()) {
      site.report()
          .without(
              "the language " + key, "it is no language tag; rename its files, such as to .ja.md");
      return;
    }
    boolean isMain = key.equalsIgnoreCase(main);
    String folder = own.text("contentDir").replaceAll("^[./]+|/+$", "");
    if (!folder.isEmpty()) {
      String place = isMain || !many ? "" : tag.get().toLowerCase(Locale.ROOT) + "/";
      folders.put(folder + "/", place);
      site.report()
          .changed(
              "content/" + place, "the files of " + folder + "/ are here, with unchanged text");
    }
    if (!many) {
      return;
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    put(entry, "name", own.text("languageName", "label"));
    put(entry, "title", own.text("title"));
    put(entry, "description", own.text("params.description"));
    int weight = own.number("weight", 0);
    put(entry, "weight", weight == 0 ? "" : weight);
    put(entry, "menus", HugoMenus.of(own.map("menu"), own.map("menus"), site));
    put(entry, "params", own.map("params"));
    settings.put(tag.get(), entry);
    own.find("languageCode");
    own.find("languageDirection");
    own.unused().keySet().stream()
        .filter(name -> !KNOWN.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(
            name ->
                site.report()
                    .without(KEY + "." + key + "." + name, "it is a setting of the whole site"));
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
    return isMany() ? settings : Map.of();
  }

  /** Returns the place in the content folder of a file in the folder of a language. */
  Optional<String> place(String name) {
    return folders.entrySet().stream()
        .filter(folder -> name.startsWith(folder.getKey()))
        .findFirst()
        .map(folder -> folder.getValue() + name.substring(folder.getKey().length()));
  }
}
