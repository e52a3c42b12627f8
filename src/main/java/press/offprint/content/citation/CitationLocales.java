package press.offprint.content.citation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/** The locales of CSL: the words and the forms of dates of a language. */
final class CitationLocales {
  private static final List<String> MAIN =
      List.of(
          "en-US", "cs-CZ", "da-DK", "el-GR", "et-EE", "fa-IR", "he-IL", "ja-JP", "ko-KR", "nb-NO",
          "sl-SI", "sv-SE", "uk-UA", "vi-VN", "zh-CN", "ca-AD", "cy-GB", "af-ZA", "sr-RS", "hi-IN",
          "nn-NO", "gl-ES", "km-KH");

  private CitationLocales() {}

  /** Returns the locale of a language, English if CSL has none for it. */
  static String of(String language) {
    String[] parts = language.replace('_', '-').split("-", -1);
    String primary = parts[0].toLowerCase(Locale.ROOT);
    String tag = parts.length > 1 ? primary + "-" + parts[1].toUpperCase(Locale.ROOT) : primary;
    if (primary.equals("zh") && tag.endsWith("-HANT")) {
      return "zh-TW";
    }
    if (exists(tag)) {
      return tag;
    }
    String doubled = primary + "-" + primary.toUpperCase(Locale.ROOT);
    return exists(doubled)
        ? doubled
        : MAIN.stream().filter(name -> name.startsWith(primary + "-")).findFirst().orElse("en-US");
  }

  /** Returns the words of a locale; empty if there is none of this name. */
  static Optional<Element> element(String name) {
    return CitationStyles.resource("/locales-" + name + ".xml").flatMap(CitationStyles::root);
  }

  private static boolean exists(String tag) {
    return CitationLocales.class.getResource("/locales-" + tag + ".xml") != null;
  }
}
