package press.offprint.content.site.permalink;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.interrupt.Regex;

/** Language tags (BCP 47) as people write them, and the direction of their scripts. */
public final class Languages {
  private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
  private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
      Set.of(
          "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre",
          "Syrj", "Syrn", "Thaa", "Yezi");
  // Languages whose usual script (the likely subtags of CLDR) runs from right to left.
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of(
          "ar", "arc", "arz", "az-IR", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he",
          "iw", "ji", "ks", "lrc", "luz", "mzn", "nqo", "pa-PK", "pnb", "prs", "ps", "rhg", "sd",
          "sdh", "skr", "syr", "ug", "ur", "yi");
  // Two letters that are rarely a language at the end of a file name: socket.io.md, index.ts.md.
  private static final Set<String> NOT_IN_NAMES = Set.of("io", "ie", "ts", "so");
  // Languages whose tag is also the name of a subject, such as computer science, or a word.
  private static final Set<String> SUBJECTS =
      Set.of(
          "am", "an", "as", "av", "cs", "cv", "ee", "ha", "is", "it", "ml", "no", "or", "os", "pi",
          "ps", "sa", "sc", "se", "si", "te", "tk", "to", "vi");
  // A file name is more often a word than a tag: is-it, to-do and io-incident are no languages. So
  // a country is recognised after these languages only, or in one of the pairs below.
  private static final Set<String> WITH_COUNTRIES =
      Set.of("ar", "de", "en", "es", "fr", "pt", "zh");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> PAIRS =
      Set.of(
          "bg-bg", "bn-bd", "bn-in", "ca-es", "cs-cz", "da-dk", "el-gr", "et-ee", "eu-es", "fa-ir",
          "fi-fi", "gl-es", "he-il", "hi-in", "hr-hr", "hu-hu", "id-id", "it-ch", "it-it", "ja-jp",
          "ko-kr", "lt-lt", "lv-lv", "ms-my", "nb-no", "nl-be", "nl-nl", "nn-no", "pl-pl", "ro-ro",
          "ru-ru", "sk-sk", "sl-si", "sr-rs", "sv-fi", "sv-se", "ta-in", "th-th", "tr-tr", "uk-ua",
          "ur-pk", "vi-vn");
  private static final Set<String> SCRIPTS =
      Set.of("arab", "beng", "cyrl", "deva", "guru", "hans", "hant", "hebr", "latn");
  // A folder name of three letters is rarely a language, so only these are recognised.
  private static final Set<String> KNOWN_THREE =
      Set.of("ckb", "fil", "gsw", "haw", "kab", "syr", "yue", "sat", "mai", "kok", "nds", "ast");

  private Languages() {}

  /**
   * Returns a tag in its canonical form ({@code zh_hans} gives {@code zh-Hans}); empty if it is not
   * valid. Two letters must be in ISO 639-1; three letters are not checked.
   */
  public static Optional<String> normalise(String written) {
    String tag = written.strip().replace('_', '-');
    int encoding = tag.indexOf('.');
    if (encoding > 0) {
      tag = tag.substring(0, encoding);
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      String language = locale.getLanguage();
      boolean known =
          (language.length() == 2 && TWO_LETTERS.contains(language)) || language.length() == 3;
      return known && tag.length() <= 35 ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** Returns {@code rtl} or {@code ltr}, by the script of a canonical tag. */
  public static String direction(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (!locale.getScript().isEmpty()) {
      return RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript()) ? "rtl" : "ltr";
    }
    String language = locale.getLanguage();
    return RIGHT_TO_LEFT.contains(language)
            || RIGHT_TO_LEFT.contains(language + "-" + locale.getCountry())
        ? "rtl"
        : "ltr";
  }

  /** Returns the language that the name of a folder is, such as {@code zh-hans}; else empty. */
  public static Optional<String> inFolder(String name) {
    return inName(name);
  }

  /** Returns true if a folder with the tag as its name may be a section, such as {@code cs}. */
  public static boolean isAlsoSubject(String tag) {
    return SUBJECTS.contains(tag);
  }

  /** Returns the name that a language has for itself, such as {@code Français}. */
  public static String ownName(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    if (name.isEmpty()) {
      return tag;
    }
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(locale) + name.substring(first);
  }

  /**
   * Returns the language in a folder name ({@code zh-hans}) or file name ({@code fr} in a.fr.md).
   */
  static Optional<String> inName(String part) {
    String lower = part.toLowerCase(Locale.ROOT).replace('_', '-');
    String[] subtags = lower.split("-", -1);
    String language = subtags[0];
    boolean known =
        KNOWN_THREE.contains(language)
            || (TWO_LETTERS.contains(language) && !NOT_IN_NAMES.contains(language));
    return known && isValid(lower, subtags) ? normalise(lower) : Optional.empty();
  }

  private static boolean isValid(String tag, String... subtags) {
    boolean script = subtags.length > 1 && SCRIPTS.contains(subtags[1]);
    int end = script ? 2 : 1;
    if (subtags.length == end) {
      return true;
    }
    String country = subtags[end].toUpperCase(Locale.ROOT);
    boolean allowed = script || WITH_COUNTRIES.contains(subtags[0]) || PAIRS.contains(tag);
    return subtags.length == end + 1
        && allowed
        && (COUNTRIES.contains(country) || Regex.matches(country, "[0-9]{3}"));
  }
}
