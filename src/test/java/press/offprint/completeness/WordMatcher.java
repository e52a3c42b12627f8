package press.offprint.completeness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Matches words in a published text. Only letters, digits and marks are compared, because layout
 * may break lines, hyphenate words and use ligatures.
 */
final class WordMatcher {
  /** The length of a match that is no coincidence. */
  private static final int PHRASE = 16;

  /**
   * The longest text between two words that are too short for a phrase: numbers of items and notes.
   */
  private static final int NEAR = 12;

  private static final int ANCHOR = 24;
  private static final int FEW = 60;

  /** The longest text of a page between the two parts of a note that continues on the next page. */
  private static final int NOTE_GAP = 4000;

  private static final int AROUND = 120;
  private static final int VARIATION_FIRST = 0xFE00;
  private static final int VARIATION_LAST = 0xFE0F;

  private static final Pattern VOWEL_MARKS = Pattern.compile("[\u05B0-\u05C7\u064B-\u0652]+");

  private final boolean fromRightToLeft;
  private String letters;

  /**
   * Creates a matcher at the beginning of a text.
   *
   * @param fromRightToLeft true if lines of mixed direction were put in order by a guess: then a
   *     word counts if it is near its position
   */
  WordMatcher(String text, boolean fromRightToLeft) {
    this.fromRightToLeft = fromRightToLeft;
    this.letters = compared(text);
  }

  /** Returns the letters of a text in compatibility form (NFKC). */
  static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(WordMatcher::isLetter)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  // Vowel marks are in the order of their position on the page, above or below their letter.
  private String compared(String text) {
    String letters = letters(text);
    return fromRightToLeft ? VOWEL_MARKS.matcher(letters).replaceAll("") : letters;
  }

  private static boolean isLetter(int c) {
    int type = Character.getType(c);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return Character.isLetterOrDigit(c) || (mark && (c < VARIATION_FIRST || c > VARIATION_LAST));
  }

  /**
   * Returns the words of all passages that are missing or not in order. Notes may be anywhere; they
   * are removed before the text is matched.
   */
  List<WordSequence.Word> missing(List<WordSequence> passages) {
    List<WordSequence.Word> missing = new ArrayList<>();
    for (WordSequence note : passages.subList(1, passages.size())) {
      missing.addAll(removeNote(note, passages.size() - 1));
    }
    missing.addAll(follow(passages.get(0), 0, Integer.MAX_VALUE).missing);
    missing.sort(Comparator.comparingInt(WordSequence.Word::line));
    return missing;
  }

  private record Match(List<WordSequence.Word> missing, int end) {}

  private List<WordSequence.Word> removeNote(WordSequence note, int notes) {
    List<String> words = words(note);
    if (words.isEmpty()) {
      return List.of();
    }
    List<String> phrases = phrases(words, 0);
    String phrase = phrases.get(phrases.size() - 1);
    Match best = follow(note, 0, NOTE_GAP);
    int start = -1;
    // The text may contain the beginning of a note: the note has a number, or is last.
    for (int at = letters.lastIndexOf(phrase); at >= 0; at = letters.lastIndexOf(phrase, at - 1)) {
      Match match = follow(note, at, NOTE_GAP);
      boolean better = match.missing.size() < best.missing.size() || start < 0;
      boolean asGood = match.missing.size() == best.missing.size();
      if (better || (asGood && number(at, notes) > 0 && number(start, notes) == 0)) {
        best = match;
        start = at;
      }
    }
    if (start >= 0) {
      int from = start - number(start, notes);
      letters = letters.substring(0, from) + letters.substring(Math.max(start, best.end));
    }
    return best.missing;
  }

  // Returns the number of digits before a note, if they can be the number of one of these notes.
  private int number(int start, int notes) {
    int digits = 0;
    while (digits < start && Character.isDigit(letters.charAt(start - digits - 1))) {
      digits++;
    }
    String number = letters.substring(start - digits, start);
    return digits > 0 && digits < 4 && Integer.parseInt(number) <= notes ? digits : 0;
  }

  private List<String> words(WordSequence passage) {
    return passage.words().stream().map(word -> compared(word.text())).toList();
  }

  private Match follow(WordSequence passage, int start, int farthest) {
    List<String> words = words(passage);
    int[] limits = limits(words);
    List<WordSequence.Word> missing = new ArrayList<>();
    int at = start;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int found = letters.startsWith(word, at) ? at : find(words, i, at);
      if (found >= 0 && found <= limits[i] && found - at <= farthest) {
        at = found + word.length();
      } else if (!fromRightToLeft || !isAround(word, at)) {
        missing.add(passage.words().get(i));
      }
    }
    return new Match(missing, at);
  }

  // A phrase that both texts contain once, and in the same order, is an anchor: no word is searched
  // behind the next anchor, because another passage may contain the same word.
  private int[] limits(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    String[] phrases = new String[words.size()];
    for (int i = 0; i < phrases.length; i++) {
      phrases[i] = anchor(words, i);
      counts.merge(phrases[i], 1, Integer::sum);
    }
    Map<String, Integer> places = places(counts.keySet());
    int[] limits = new int[words.size()];
    Arrays.fill(limits, Integer.MAX_VALUE);
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    int[] before = new int[words.size()];
    for (int i = 0; i < phrases.length; i++) {
      int place = places.getOrDefault(phrases[i], -1);
      if (place >= 0 && counts.get(phrases[i]) == 1) {
        Map.Entry<Integer, Integer> lower = ends.lowerEntry(place);
        before[i] = lower == null ? -1 : lower.getValue();
        Integer higher = ends.higherKey(place);
        if (higher != null) {
          ends.remove(higher);
        }
        ends.put(place, i);
        limits[i] = place;
      }
    }
    return ascending(limits, before, ends.isEmpty() ? -1 : ends.lastEntry().getValue());
  }

  // Returns the place of each phrase that the text contains once. A few phrases are searched one by
  // one, because a table of a whole book takes longer than a note.
  private Map<String, Integer> places(Set<String> phrases) {
    Map<String, Integer> places = new HashMap<>();
    if (phrases.size() <= FEW) {
      for (String phrase : phrases) {
        int at = phrase.length() < ANCHOR ? -1 : letters.indexOf(phrase);
        places.put(phrase, at >= 0 && letters.indexOf(phrase, at + 1) < 0 ? at : -1);
      }
    } else {
      for (int at = 0; at + ANCHOR <= letters.length(); at++) {
        places.merge(letters.substring(at, at + ANCHOR), at, (one, other) -> -1);
      }
    }
    return places;
  }

  // Keeps the longest sequence of anchors, and gives each word the position of the next one.
  private static int[] ascending(int[] places, int[] before, int last) {
    int[] limits = new int[places.length];
    Arrays.fill(limits, Integer.MAX_VALUE);
    for (int i = last; i >= 0; i = before[i]) {
      limits[i] = places[i];
    }
    for (int i = limits.length - 2; i >= 0; i--) {
      limits[i] = Math.min(limits[i], limits[i + 1]);
    }
    return limits;
  }

  private static String anchor(List<String> words, int i) {
    StringBuilder phrase = new StringBuilder();
    for (int j = i; j < words.size() && phrase.length() < ANCHOR; j++) {
      phrase.append(words.get(j));
    }
    return phrase.substring(0, Math.min(ANCHOR, phrase.length()));
  }

  private boolean isAround(String word, int at) {
    String around =
        letters.substring(Math.max(0, at - AROUND), Math.min(letters.length(), at + AROUND));
    return around.contains(word);
  }

  // A phrase with fewer letters must be nearer.
  private int find(List<String> words, int i, int at) {
    List<String> phrases = phrases(words, i);
    for (int j = phrases.size() - 1; j >= 0; j--) {
      String phrase = phrases.get(j);
      int found = letters.indexOf(phrase, at);
      if (found >= 0 && found - at <= reach(phrase)) {
        return found;
      }
    }
    return -1;
  }

  private static int reach(String phrase) {
    int weight =
        phrase.codePoints().map(c -> Character.isIdeographic(c) || c >= 0x3040 ? 3 : 1).sum();
    if (weight >= PHRASE) {
      return Integer.MAX_VALUE;
    }
    return weight >= 6 ? weight * weight * 8 : weight > 1 ? NEAR : 2;
  }

  private static List<String> phrases(List<String> words, int i) {
    List<String> phrases = new ArrayList<>();
    StringBuilder phrase = new StringBuilder();
    for (int j = i; j < words.size() && phrase.length() < PHRASE; j++) {
      phrases.add(phrase.append(words.get(j)).toString());
    }
    return phrases;
  }
}
