package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.content.site.permalink.Languages;
import press.offprint.model.navigation.LanguageSettings;
import press.offprint.model.navigation.MenuEntry;

/** The setting {@code languages}: a list of tags, or a map from tags to settings. */
final class LanguageSettingsReader {
  private final SettingsMap root;
  private final Function<SettingsMap, List<MenuEntry>> menus;

  /**
   * Creates the reader.
   *
   * @param menus reads the key {@code menus} of a map
   */
  LanguageSettingsReader(SettingsMap root, Function<SettingsMap, List<MenuEntry>> menus) {
    this.root = root;
    this.menus = menus;
  }

  /** A language with its place in the order. */
  private record Weighted(int weight, LanguageSettings settings) {}

  /**
   * Returns the languages in the order of their weights, that of the site first; empty if the file
   * names none.
   */
  List<LanguageSettings> read(String ofSite) {
    String key = SettingKeys.LANGUAGES.key();
    Map<String, Weighted> all = new LinkedHashMap<>();
    if (root.isMap(key)) {
      SettingsMap written = root.map(key);
      written.entries().keySet().forEach(name -> add(written, name, name, all));
    } else {
      root.texts(key).forEach(name -> add(root, key, name, all));
    }
    if (all.isEmpty()) {
      return List.of();
    }
    all.putIfAbsent(ofSite, new Weighted(0, LanguageSettings.of(ofSite)));
    List<Weighted> order = new ArrayList<>(all.values());
    order.sort(
        Comparator.comparing((Weighted one) -> !one.settings().tag().equals(ofSite))
            .thenComparingInt(one -> one.weight() == 0 ? Integer.MAX_VALUE : one.weight()));
    return order.stream().map(Weighted::settings).toList();
  }

  private void add(SettingsMap written, String key, String name, Map<String, Weighted> all) {
    Optional<String> tag = Languages.normalise(name);
    if (tag.isEmpty()) {
      written.wrong(
          key, "languages holds \"" + name + "\", which is not a language tag", "en, ja or pt-BR");
      return;
    }
    SettingsMap own = written.isMap(key) && written != root ? written.map(key) : written.none();
    own.allow(Setting.names(SettingKeys.LANGUAGES.inner()));
    LanguageSettings settings =
        new LanguageSettings(
            tag.get(),
            own.text(SettingKeys.LANGUAGE_NAME),
            own.text(SettingKeys.LANGUAGE_TITLE),
            own.text(SettingKeys.LANGUAGE_DESCRIPTION),
            own.isMap("menus"),
            menus.apply(own),
            own.plainMap("params"));
    if (all.putIfAbsent(tag.get(), new Weighted(own.whole(SettingKeys.LANGUAGE_WEIGHT), settings))
        != null) {
      written.wrong(key, "languages names " + tag.get() + " twice", "each language once");
    }
  }
}
