package press.offprint.content.frontmatter.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.model.interrupt.Regex;

/**
 * The counts of common words and of letters in one text in Latin script, for the languages of
 * {@code latin-languages.txt}.
 */
final class LatinWordCounts {
  private static final int FEWEST_WORDS = 30;
  private static final int MOST_DIFFERENT_WORDS = 6;
  private static final double LEAST_SHARE = 0.11;
  private static final double LEAST_SHARE_IF_EXPECTED = 0.22;
  private static final double MARGIN = 1.6;
  private static final double MOST_FOREIGN_LETTERS = 0.05;

  private static final Map<String, Integer> INDEXES = new HashMap<>();
  private static final List<Language> LANGUAGES = languages();

  /**
   * A language in Latin script.
   *
   * @param letters its letters outside ASCII, in lower case
   * @param words the indexes of its common words
   * @param isAnswer false if it is only there to rule out related languages
   */
  private record Language(String tag, String letters, Set<Integer> words, boolean isAnswer) {

    boolean uses(int letter) {
      return letters.indexOf(letter) >= 0;
    }
  }

  private final int[] counts = new int[INDEXES.size()];
  private final Map<Integer, Integer> letters = new HashMap<>();
  private int words;

  private LatinWordCounts() {}

  private static List<Language> languages() {
    try (InputStream in = LatinWordCounts.class.getResourceAsStream("latin-languages.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> language(List.of(line.split(" ", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The list of languages cannot be read", e);
    }
  }

  private static Language language(List<String> fields) {
    String tag = fields.get(0);
    Set<Integer> words = new HashSet<>();
    for (String word : fields.subList(2, fields.size())) {
      words.add(INDEXES.computeIfAbsent(word, key -> INDEXES.size()));
    }
    return new Language(
        Regex.replaceAll(tag, "[()]", ""), fields.get(1), Set.copyOf(words), !tag.startsWith("("));
  }

  /** Counts the words of {@code text}. An apostrophe is a letter of its word. */
  static LatinWordCounts of(String text) {
    LatinWordCounts counts = new LatinWordCounts();
    String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    int start = 0;
    int at = 0;
    while (at < lower.length()) {
      int c = lower.codePointAt(at);
      int next = at + Character.charCount(c);
      if (!isOfWord(c)) {
        counts.addWord(lower, start, at);
        start = next;
      } else if (c >= 0x80) {
        counts.letters.merge(c, 1, Integer::sum);
      }
      at = next;
    }
    counts.addWord(lower, start, at);
    return counts;
  }

  private void addWord(String text, int start, int end) {
    if (end == start) {
      return;
    }
    words++;
    Integer index = INDEXES.get(text.substring(start, end));
    if (index != null) {
      counts[index]++;
    }
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

  /** Returns true if the text is beyond doubt in the language {@code tag}. */
  boolean isClearly(String tag, int fewestWords) {
    Language best = best();
    return words >= fewestWords
        && best.tag.equals(tag)
        && count(best) >= LEAST_SHARE_IF_EXPECTED * words;
  }

  /**
   * Returns the tag of the language of the text. Empty if the text is short or has few common
   * words, if the words of another language are nearly as frequent, or if many of its letters are
   * not used in the language.
   */
  Optional<String> language() {
    Language best = best();
    boolean found =
        best.isAnswer
            && words >= FEWEST_WORDS
            && count(best) >= LEAST_SHARE * words
            && differentWords(best) >= Math.min(MOST_DIFFERENT_WORDS, 2 + words / FEWEST_WORDS)
            && foreignLetters(best) <= MOST_FOREIGN_LETTERS * words
            && LANGUAGES.stream().allMatch(other -> other == best || isAhead(best, other));
    return found ? Optional.of(best.tag) : Optional.empty();
  }

  /** Returns the language whose words are most frequent; of several, the first of the list. */
  private Language best() {
    Language best = LANGUAGES.get(0);
    for (Language language : LANGUAGES) {
      best = count(language) > count(best) ? language : best;
    }
    return best;
  }

  private int count(Language language) {
    int count = 0;
    for (int word : language.words) {
      count += counts[word];
    }
    return count;
  }

  // Words that both languages use decide nothing.
  private boolean isAhead(Language best, Language other) {
    return only(best, other) > MARGIN * only(other, best);
  }

  private int only(Language language, Language other) {
    int count = 0;
    for (int word : language.words) {
      count += other.words.contains(word) ? 0 : counts[word];
    }
    return count;
  }

  // Single letters of formulas are words of some languages.
  private long differentWords(Language language) {
    return INDEXES.entrySet().stream()
        .filter(word -> word.getKey().length() > 1 && counts[word.getValue()] > 0)
        .filter(word -> language.words.contains(word.getValue()))
        .count();
  }

  private int foreignLetters(Language language) {
    return letters.entrySet().stream()
        .filter(letter -> !language.uses(letter.getKey()))
        .filter(letter -> UnicodeScript.of(letter.getKey()) == UnicodeScript.LATIN)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
