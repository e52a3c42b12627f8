package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.site.config.key.Setting;
import press.offprint.content.site.config.key.SettingKeys;
import press.offprint.content.site.config.key.SettingsMap;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.EditionVariant;

/**
 * The setting {@code editions}: a list of the editions to make, or a map in which a name with a map
 * is a variant of another edition, or holds settings of the ebook. If no name is without a map, all
 * editions are made.
 */
final class EditionSettings {
  private static final String KEY = SettingKeys.EDITIONS.key();

  private static final String EBOOK = "epub";

  /** The editions that a variant would replace. */
  private static final List<String> TAKEN = List.of("html", "pdf", "epub");

  /** The editions whose pages a page list has. */
  private static final List<String> PAGED = List.of("pdf", "book-pdf");

  private final List<String> names = new ArrayList<>();
  private final List<EditionVariant> variants = new ArrayList<>();

  private EditionSettings() {}

  /** The editions to make, empty for all, and the variants. */
  record Chosen(List<String> names, List<EditionVariant> variants) {}

  static Chosen read(SettingsMap root) {
    EditionSettings settings = new EditionSettings();
    if (root.isMap(KEY)) {
      SettingsMap written = root.map(KEY);
      written.entries().keySet().forEach(name -> settings.add(written, name));
    } else {
      root.texts(KEY).forEach(name -> settings.addName(root, KEY, name));
    }
    List<String> names = settings.names.stream().distinct().toList();
    boolean pageList = settings.variants.stream().anyMatch(EditionVariant::pageList);
    if (pageList && !names.isEmpty() && names.stream().noneMatch(PAGED::contains)) {
      root.wrong(KEY, "page-list: pdf is the list of the pages of a PDF", "pdf beside the ebook");
    }
    return new Chosen(
        names.isEmpty() ? names : settings.withVariants(names), List.copyOf(settings.variants));
  }

  private List<String> withVariants(List<String> names) {
    List<String> all = new ArrayList<>(names);
    variants.forEach(variant -> all.add(variant.setting()));
    return all;
  }

  private void addName(SettingsMap written, String key, String name) {
    if (Regex.matches(name, SettingKeys.EDITIONS.pattern())) {
      names.add(name);
    } else {
      written.wrong(
          key, "\"" + name + "\" is not the name of an edition", "names such as html, pdf, epub");
    }
  }

  private static boolean hasPageList(SettingsMap map) {
    return map.choice(SettingKeys.PAGE_LIST).equals("pdf");
  }

  private void add(SettingsMap written, String name) {
    if (!written.isMap(name)) {
      addName(written, name, name);
      return;
    }
    SettingsMap map = written.map(name);
    if (name.equals(EBOOK)) {
      map.allow(List.of(SettingKeys.PAGE_LIST.key()));
      variants.add(new EditionVariant(EBOOK, EBOOK, "", "", hasPageList(map)));
      return;
    }
    map.allow(Setting.names(SettingKeys.EDITIONS.inner()));
    boolean ebook = map.choice(SettingKeys.VARIANT_OF).endsWith(EBOOK);
    String style = map.text(SettingKeys.VARIANT_STYLE);
    if (!Regex.matches(name, "[a-z][a-z0-9-]{0,39}") || TAKEN.contains(name)) {
      written.wrong(
          name, "\"" + name + "\" is not a name for a variant", "a new name such as large-print");
    } else if (!style.isEmpty() && !Regex.matches(style, SettingKeys.VARIANT_STYLE.pattern())) {
      map.wrong(
          "style",
          "style is \"" + style + "\"",
          "a file in templates/print/ or templates/epub/, such as large.css");
    } else if (ebook && map.entries().containsKey("paper")) {
      map.wrong("paper", "an ebook has no paper", "style, or of: pdf");
    } else if (!ebook && hasPageList(map)) {
      map.wrong("page-list", "a PDF has no page list", "of: epub, or no page-list");
    } else {
      variants.add(
          new EditionVariant(
              name,
              map.choice(SettingKeys.VARIANT_OF),
              map.entries().containsKey("paper") ? map.choice(SettingKeys.VARIANT_PAPER) : "",
              style,
              hasPageList(map)));
    }
  }
}
