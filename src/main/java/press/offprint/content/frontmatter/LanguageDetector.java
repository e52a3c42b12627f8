package press.offprint.content.frontmatter;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the language of a text that says nothing of it: by its script, by letters that only one
 * language of a script has, and for Latin script by its commonest words. It answers only where the
 * text leaves little doubt.
 */
final class LanguageDetector {
  private static final int SAMPLE = 6_000;
  private static final int FIRST_LOOK = 600;
  private static final int FEWEST_LETTERS = 24;
  private static final int FEWEST_WORDS = 30;
  private static final int FEWEST_KINDS = 3;
  private static final double COMMON = 0.11;
  private static final double AHEAD = 1.6;
  private static final Pattern NOT_PROSE =
      Pattern.compile(
          "(?s)(?:```.*?(?:```|$)|~~~.*?(?:~~~|$)|`[^`\\n]*`"
              + "|\\$\\$.{0,4000}?\\$\\$|\\$[^$\\n]{1,300}\\$"
              + "|\\\\\\(.{0,4000}?\\\\\\)|\\\\\\[.{0,4000}?\\\\\\]"
              + "|\\\\begin\\{(\\w+\\*?)}.{0,4000}?\\\\end\\{\\1}"
              + "|\\\\[A-Za-z]+|\\{\\{.{0,4000}?}}|\\{%.{0,4000}?%}"
              + "|<[^>]{0,2000}>|\\]\\([^)\\n]*\\)|https?://\\S+)");

  private static final Map<UnicodeScript, String> ONE_LANGUAGE =
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
  private static final Map<UnicodeScript, Set<String>> OTHERS =
      Map.of(
          UnicodeScript.HEBREW, Set.of("yi"),
          UnicodeScript.DEVANAGARI, Set.of("mr", "ne", "sa", "mai", "kok"),
          UnicodeScript.BENGALI, Set.of("as"));

  private static final String SIMPLIFIED = "们这说时来为会过对动发种么个电开关东车书长门问间见";
  private static final String TRADITIONAL = "們這說時來為會過對動發種麼個電開關東車書長門問間見";

  /** Those that are told by their words, by name. */
  private static final List<String> LANGUAGES =
      List.of(
          "ca", "cs", "da", "de", "en", "es", "fi", "fr", "hu", "id", "it", "nb", "nl", "pl", "pt",
          "ro", "sv", "tr", "vi");

  /** By word, the languages in which it is common: their places in {@link #LANGUAGES}. */
  private static final Map<String, List<Integer>> WORDS = new HashMap<>();

  private static final int LONGEST_WORD;

  static {
    words("en", "the of and to in is that it for was with as on are this be have not by from");
    words(
        "de", "der die und das ist nicht ein eine zu den mit von auf sich auch dem im wird für es");
    words("fr", "le la les des et est une dans que pour pas qui sur du au plus avec ce sont un");
    words("es", "el la los las que y en un una por con para no es se del al lo como más");
    words("it", "il la che di e un una per non con sono gli del della le è si nel da dei");
    words("pt", "o a os as que e do da em um uma para com não é se dos das no na");
    words("nl", "de het een en van is dat niet op te in zijn met voor er aan ook als die bij");
    words("sv", "och att det som en är på av för inte med den ett till har om jag de var vi");
    words("da", "og at det som en er på af for ikke med den et til har om jeg de der vi");
    words("nb", "og å det som en er på av for ikke med den et til har om jeg de vi fra");
    words("fi", "ja on ei että se oli hän mutta kun niin ovat myös joka tai kuin sen voi jos nyt");
    words("pl", "i w nie się na z do jest że to jak ale o co po tak za od dla są");
    words("cs", "a se na je že to v s z do pro jsou jako ale by jsem si tak nebo které");
    words("hu", "a az és hogy nem is egy ez meg de csak van volt már mint még ki ha azt");
    words("ro", "și de în la cu pe nu că este o un din care mai pentru sunt se ce fi a");
    words("tr", "ve bir bu için de da çok ne ile gibi daha olan olarak var ama kadar en sonra ki");
    words("ca", "el la els les que i en un una per amb no és del de al com més han va");
    words(
        "id",
        "yang dan di untuk dari dengan ini tidak itu pada adalah akan dalam ke kita bisa juga");
    words("vi", "và của là có không được cho một những các trong với này người để khi đã từ");
    LONGEST_WORD = WORDS.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private LanguageDetector() {}

  private static void words(String language, String words) {
    for (String word : Set.of(words.split(" ", -1))) {
      WORDS.computeIfAbsent(word, of -> new ArrayList<>()).add(LANGUAGES.indexOf(language));
    }
  }

  /**
   * The language of {@code text}.
   *
   * @param expected what it is taken for otherwise: stays where the text does not speak against it
   */
  static Optional<String> of(String text, String expected) {
    String known = expected.split("-", 2)[0];
    return isClearly(known, text) ? Optional.empty() : guess(text, expected);
  }

  // As nearly all are: then a few sentences of its beginning and its middle tell. Where they leave
  // a doubt, all of the sample is looked at.
  private static boolean isClearly(String known, String text) {
    int language = LANGUAGES.indexOf(known);
    return language >= 0
        && isClearly(language, prose(text, FIRST_LOOK), 2 * FEWEST_WORDS)
        && (text.length() <= 2 * FIRST_LOOK
            || isClearly(
                language, prose(text.substring(text.length() / 2), FIRST_LOOK / 2), FEWEST_WORDS));
  }

  private static boolean isClearly(int language, String prose, int fewestWords) {
    Tally tally = tally(prose.toLowerCase(Locale.ROOT));
    return tally.words >= fewestWords
        && tally.best() == language
        && tally.hits[language] >= 2 * COMMON * tally.words;
  }

  private static Optional<String> guess(String text, String expected) {
    String sample = prose(text, SAMPLE);
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
      case LATIN -> latin(sample, known);
      case HIRAGANA -> Optional.of("ja");
      case HAN -> known.equals("ja") ? Optional.of("ja") : Optional.of(chinese(sample, expected));
      case CYRILLIC -> Optional.of(cyrillic(sample, known));
      case ARABIC -> Optional.of(arabic(sample, known));
      default ->
          OTHERS.getOrDefault(script, Set.of()).contains(known)
              ? Optional.of(known)
              : Optional.ofNullable(ONE_LANGUAGE.get(script));
    };
  }

  /** The beginning of what is said in words, as much of it as is looked at. */
  private static String prose(String all, int most) {
    String text = all.substring(0, Math.min(all.length(), 4 * most));
    StringBuilder prose = new StringBuilder(most);
    Matcher other = NOT_PROSE.matcher(text);
    int from = 0;
    int at = 0;
    while (at < text.length() && prose.length() + at - from < most) {
      // At most letters nothing need be tried.
      if (mayBeginOther(text, at) && other.region(at, text.length()).lookingAt()) {
        prose.append(text, from, at).append(' ');
        from = other.end();
        at = from;
      } else {
        at++;
      }
    }
    prose.append(text, from, at);
    return prose.substring(0, Math.min(prose.length(), most));
  }

  /** What each alternative of {@link #NOT_PROSE} begins with. */
  private static boolean mayBeginOther(String text, int at) {
    return switch (text.charAt(at)) {
      case '`', '~', '$', '\\', '{', '<' -> true;
      case ']' -> text.startsWith("(", at + 1);
      case 'h' -> text.startsWith("ttp", at + 1);
      default -> false;
    };
  }

  // A sign of Chinese or Japanese says as much as several letters; kana make a text Japanese.
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

  private static Optional<String> latin(String text, String known) {
    Tally tally = tally(text.toLowerCase(Locale.ROOT));
    int best = tally.best();
    // Letters of formulas are words of some languages, but not many words.
    if (tally.words < FEWEST_WORDS
        || tally.hits[best] == 0
        || tally.hits[best] < tally.words * COMMON
        || tally.kinds.get(best).size() < FEWEST_KINDS) {
      return Optional.empty();
    }
    int expected = LANGUAGES.indexOf(known);
    return tally.hits[best] > (expected < 0 ? 0 : tally.hits[expected]) * AHEAD
        ? Optional.of(LANGUAGES.get(best))
        : Optional.empty();
  }

  /** How many words there are, how many of them are common in each language, and which. */
  private static final class Tally {
    private final int[] hits = new int[LANGUAGES.size()];
    private final List<Set<String>> kinds = new ArrayList<>();
    private int words;

    Tally() {
      LANGUAGES.forEach(language -> kinds.add(new HashSet<>()));
    }

    void word(String text, int start, int end) {
      words++;
      List<Integer> languages =
          end - start <= LONGEST_WORD ? WORDS.get(text.substring(start, end)) : null;
      if (languages == null) {
        return;
      }
      for (int language : languages) {
        hits[language]++;
        if (end - start > 1 && kinds.get(language).size() < FEWEST_KINDS) {
          kinds.get(language).add(text.substring(start, end));
        }
      }
    }

    /** The language with most hits; of several the first by name. */
    int best() {
      int best = 0;
      for (int i = 1; i < hits.length; i++) {
        best = hits[i] > hits[best] ? i : best;
      }
      return best;
    }
  }

  /** Counts the words of a text in small letters; an apostrophe is one of their letters. */
  private static Tally tally(String small) {
    Tally tally = new Tally();
    int start = 0;
    int at = 0;
    while (at < small.length()) {
      char first = small.charAt(at);
      int c = first < 0x80 ? first : small.codePointAt(at);
      if (!isOfWord(c)) {
        if (at > start) {
          tally.word(small, start, at);
        }
        start = at + Character.charCount(c);
      }
      at += Character.charCount(c);
    }
    if (at > start) {
      tally.word(small, start, at);
    }
    return tally;
  }

  private static boolean isOfWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || c == '\'';
    }
    int type = Character.getType(c);
    return Character.isLetter(c)
        || c == '’'
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String chinese(String text, String expected) {
    long simplified = text.chars().filter(c -> SIMPLIFIED.indexOf(c) >= 0).count();
    long traditional = text.chars().filter(c -> TRADITIONAL.indexOf(c) >= 0).count();
    if (traditional > simplified) {
      return expected.startsWith("zh-") && !expected.contains("CN") ? expected : "zh-Hant";
    }
    return expected.startsWith("zh") && !expected.matches(".*(?:Hant|TW|HK|MO).*")
        ? expected
        : "zh-Hans";
  }

  private static String cyrillic(String text, String known) {
    Set<String> letters = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("", -1)));
    if (letters.contains("ї") || letters.contains("ґ") || letters.contains("є")) {
      return "uk";
    } else if (letters.contains("ў")) {
      return "be";
    } else if (letters.contains("ђ") || letters.contains("ћ") || letters.contains("џ")) {
      return "sr";
    } else if (letters.contains("ѓ") || letters.contains("ќ")) {
      return "mk";
    } else if (letters.contains("ы") || letters.contains("э")) {
      return Set.of("kk", "ky", "tg", "mn", "tt", "be").contains(known) ? known : "ru";
    }
    return Set.of("bg", "mk", "sr", "uk", "be").contains(known)
        ? known
        : letters.contains("ъ") ? "bg" : "ru";
  }

  private static String arabic(String text, String known) {
    if (Set.of("fa", "ur", "ps", "ckb", "ug", "sd").contains(known)) {
      return known;
    }
    if (text.indexOf('ٹ') >= 0 || text.indexOf('ڈ') >= 0 || text.indexOf('ے') >= 0) {
      return "ur";
    }
    long persian = text.chars().filter(c -> "پچژگیک".indexOf(c) >= 0).count();
    long arabic = text.chars().filter(c -> "يكةىإأ".indexOf(c) >= 0).count();
    return persian > arabic ? "fa" : "ar";
  }
}
