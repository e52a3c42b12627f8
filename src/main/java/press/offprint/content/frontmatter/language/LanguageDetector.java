package press.offprint.content.frontmatter.language;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import press.offprint.model.interrupt.Regex;

/**
 * The language of a text whose author does not state it: found by the script, by letters that only
 * one language of a script has, and for Latin script by common words. It answers only if the text
 * leaves little doubt, because a wrong language is worse than the language of the site.
 */
public final class LanguageDetector {
  private static final int SAMPLE = 6_000;
  private static final int SHORT_SAMPLE = 600;
  private static final int FEWEST_LETTERS = 24;
  private static final int FEWEST_WORDS = 30;

  /** The language that a script alone decides on. */
  private static final Map<UnicodeScript, String> MAIN_LANGUAGE =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.DEVANAGARI, "hi"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"));

  /** Further languages of these scripts, which only the site's settings name. */
  private static final Map<UnicodeScript, Set<String>> OTHER_LANGUAGES =
      Map.of(
          UnicodeScript.HEBREW, Set.of("yi"),
          UnicodeScript.DEVANAGARI, Set.of("mr", "ne", "sa", "mai", "kok"),
          UnicodeScript.BENGALI, Set.of("as"));

  /** Languages in Cyrillic script that only the site's settings name. */
  private static final Set<String> OTHER_CYRILLIC = Set.of("kk", "ky", "tg", "mn", "tt");

  /** Common characters with a simplified and a traditional form, in the same order. */
  private static final String SIMPLIFIED = "们这说时来为会过对动发种么个电开关东车书长门问间见";

  private static final String TRADITIONAL = "們這說時來為會過對動發種麼個電開關東車書長門問間見";

  private LanguageDetector() {}

  /**
   * Returns the language tag of {@code text}. Empty if the text is in the expected language, is too
   * short, or may be in several languages.
   *
   * @param expected the tag of the site's language
   */
  public static Optional<String> of(String text, String expected) {
    return isClearly(expected.split("-", 2)[0], text) ? Optional.empty() : guess(text, expected);
  }

  /**
   * Returns true if a text has letters of the script of a language whose script is not Latin.
   *
   * @param language a canonical tag
   */
  public static boolean hasOwnScript(String text, String language) {
    int[] scripts = UScript.getCode(ULocale.forLanguageTag(language));
    if (scripts == null || scripts[0] == UScript.LATIN) {
      return false;
    }
    IntPredicate isOwn = c -> Arrays.stream(scripts).anyMatch(own -> own == UScript.getScript(c));
    return ProseSample.of(text, SAMPLE).codePoints().filter(isOwn).count() >= FEWEST_LETTERS;
  }

  /**
   * Returns true if the beginning and the middle of {@code text} are in {@code language}. This
   * holds for nearly all posts, and so the long sample is seldom read.
   */
  private static boolean isClearly(String language, String text) {
    return LatinWordCounts.of(ProseSample.of(text, SHORT_SAMPLE))
            .isClearly(language, 2 * FEWEST_WORDS)
        && (text.length() <= 2 * SHORT_SAMPLE
            || LatinWordCounts.of(
                    ProseSample.of(text.substring(text.length() / 2), SHORT_SAMPLE / 2))
                .isClearly(language, FEWEST_WORDS));
  }

  private static Optional<String> guess(String text, String expected) {
    String sample = ProseSample.of(text, SAMPLE);
    Map<UnicodeScript, Integer> letters = letters(sample);
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    Optional<Map.Entry<UnicodeScript, Integer>> most =
        letters.entrySet().stream().max(Map.Entry.comparingByValue());
    if (all < FEWEST_LETTERS || most.isEmpty() || most.get().getValue() * 2 < all) {
      return Optional.empty();
    }
    String known = expected.split("-", 2)[0];
    UnicodeScript script = most.get().getKey();
    return switch (script) {
      case LATIN ->
          LatinWordCounts.of(sample).language().filter(language -> !language.equals(known));
      case HIRAGANA -> Optional.of("ja");
      case HAN -> known.equals("ja") ? Optional.of("ja") : Optional.of(chinese(sample, expected));
      case CYRILLIC -> cyrillic(sample, known);
      case ARABIC -> arabic(sample, known);
      default -> Optional.ofNullable(languageOf(script, sample, known));
    };
  }

  /** Returns the only language of a script that is found, or null if the text is in another. */
  private static String languageOf(UnicodeScript script, String text, String known) {
    if (OTHER_LANGUAGES.getOrDefault(script, Set.of()).contains(known)) {
      return known;
    }
    boolean other =
        switch (script) {
          case DEVANAGARI -> !text.contains(" और ");
          case HEBREW -> holdsAny(text, "װױײ");
          case BENGALI -> holdsAny(text, "ৰৱ");
          default -> false;
        };
    return other ? null : MAIN_LANGUAGE.get(script);
  }

  /**
   * Counts the letters of each script. A Chinese, Japanese or Korean character counts as three
   * letters; if a tenth of them are kana, all count as Hiragana.
   */
  private static Map<UnicodeScript, Integer> letters(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    int kana = 0;
    int ascii = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.charAt(i);
      if (c < 0x80) {
        ascii += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
        continue;
      }
      c = text.codePointAt(i);
      UnicodeScript script = UnicodeScript.of(c);
      if (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA) {
        kana++;
        letters.merge(UnicodeScript.HAN, 3, Integer::sum);
      } else if (script == UnicodeScript.HAN || script == UnicodeScript.HANGUL) {
        letters.merge(script, 3, Integer::sum);
      } else if (Character.isLetter(c)) {
        letters.merge(script, 1, Integer::sum);
      }
    }
    if (ascii > 0) {
      letters.merge(UnicodeScript.LATIN, ascii, Integer::sum);
    }
    int han = letters.getOrDefault(UnicodeScript.HAN, 0);
    if (kana * 3 * 10 > han) {
      letters.remove(UnicodeScript.HAN);
      letters.put(UnicodeScript.HIRAGANA, han);
    }
    return letters;
  }

  private static String chinese(String text, String expected) {
    long simplified = text.chars().filter(c -> SIMPLIFIED.indexOf(c) >= 0).count();
    long traditional = text.chars().filter(c -> TRADITIONAL.indexOf(c) >= 0).count();
    if (traditional > simplified) {
      return expected.startsWith("zh-") && !expected.contains("CN") ? expected : "zh-Hant";
    }
    return expected.startsWith("zh") && !Regex.matches(expected, ".*(?:Hant|TW|HK|MO).*")
        ? expected
        : "zh-Hans";
  }

  private static Optional<String> cyrillic(String text, String known) {
    if (holdsAny(text, "әғқңөүұһҗҥҕӣӯҳҷӏӑӗҫӱӓӧӹ")) {
      return Optional.of(known).filter(OTHER_CYRILLIC::contains);
    } else if (holdsAny(text, "їґє")) {
      return Optional.of("uk");
    } else if (holdsAny(text, "ў")) {
      return Optional.of("be");
    } else if (holdsAny(text, "ђћџ")) {
      return Optional.of("sr");
    } else if (holdsAny(text, "ѓќ")) {
      return Optional.of("mk");
    } else if (holdsAny(text, "ыэ")) {
      return Optional.of(OTHER_CYRILLIC.contains(known) || known.equals("be") ? known : "ru");
    }
    return Optional.of(
        Set.of("bg", "mk", "sr", "uk", "be").contains(known)
            ? known
            : holdsAny(text, "ъ") ? "bg" : "ru");
  }

  private static Optional<String> arabic(String text, String known) {
    if (Set.of("fa", "ur", "ps", "ckb", "ug", "sd").contains(known)) {
      return Optional.of(known);
    }
    if (holdsAny(text, "ېۇۆۈۋېڕێڵټډړښڅځڠݢڽ")) {
      return Optional.empty();
    }
    if (holdsAny(text, "ٹڈے")) {
      return Optional.of("ur");
    }
    long persian = text.chars().filter(c -> "پچژگیک".indexOf(c) >= 0).count();
    long arabic = text.chars().filter(c -> "يكةىإأ".indexOf(c) >= 0).count();
    return Optional.of(persian > arabic ? "fa" : "ar");
  }

  private static boolean holdsAny(String text, String letters) {
    return text.chars().map(Character::toLowerCase).anyMatch(c -> letters.indexOf(c) >= 0);
  }
}
