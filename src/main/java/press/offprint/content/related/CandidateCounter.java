package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.content.related.Word.Script;

/**
 * Counts what may be a keyword: nouns, runs of adjacent Chinese and Japanese words, and pairs of
 * Latin words. For one post.
 */
final class CandidateCounter {
  private static final int MAX_CANDIDATES = 2_000;

  /** Words that occur once are kept only if the post has few others. */
  private static final int ENOUGH = 60;

  private static final int MAX_RUN_WORDS = 4;
  private static final int MAX_RUN_CHARACTERS = 15;
  private static final int MIN_RUN = 2;
  private static final int MIN_SPACED_PAIR = 3;
  private static final int MIN_JOINED_PAIR = 2;
  private static final String JOINERS = "-._";

  /** Shorter words of katakana beside others are parts of a word that the dictionary lacks. */
  private static final int MIN_KATAKANA = 3;

  private static final char LONG_VOWEL = 'ー';

  private static final Comparator<KeywordCandidate> BEST_FIRST =
      Comparator.comparing((KeywordCandidate candidate) -> !candidate.titled())
          .thenComparing(KeywordCandidate::count, Comparator.reverseOrder())
          .thenComparing(KeywordCandidate::term);

  private final StopWords stop;
  private final Map<String, Tally> words = new HashMap<>();
  private final Map<String, Tally> compounds = new HashMap<>();

  /** The adjacent Chinese and Japanese words at the end of what was read. */
  private final List<Word> run = new ArrayList<>();

  private Word last;

  CandidateCounter(StopWords stop) {
    this.stop = stop;
  }

  /** The occurrences of one candidate. */
  private static final class Tally {
    final Map<String, Integer> spellings = new TreeMap<>();
    int count;
    boolean titled;
    // The two parts of a Latin pair; null for a run.
    String first;
    String second;

    void add(String spelled, boolean title) {
      spellings.merge(spelled, 1, Integer::sum);
      count++;
      titled |= title;
    }

    String spelled() {
      String best = "";
      int most = 0;
      for (Map.Entry<String, Integer> spelling : spellings.entrySet()) {
        if (spelling.getValue() >= most) { // lower case is after capitals
          best = spelling.getKey();
          most = spelling.getValue();
        }
      }
      return best;
    }
  }

  /** Counts the next word of a text. */
  void add(String text, Word word, boolean title) {
    if (!run.isEmpty() && run.get(run.size() - 1).end() != word.start()) {
      endRun(text, title);
    }
    if (word.script() == Script.CJK && !stop.contains(word.term())) {
      run.add(word);
    } else {
      endRun(text, title);
      if (isPart(word)) {
        count(words, word.term()).add(word.spelled(), title);
      }
      if (last != null && last.script() == Script.LATIN && word.script() == Script.LATIN) {
        pair(text, last, word, title);
      }
    }
    last = word;
  }

  /** Ends a text, so that no compound reaches over its end. */
  void end(String text, boolean title) {
    endRun(text, title);
    last = null;
  }

  private static Tally count(Map<String, Tally> tallies, String term) {
    return tallies.computeIfAbsent(term, key -> new Tally());
  }

  private void endRun(String text, boolean title) {
    List<Word> joined = joined(text);
    Set<Word> single = Set.copyOf(run);
    for (int from = 0; from < joined.size(); from++) {
      Word first = joined.get(from);
      if (first.isNoun() && !stop.contains(first.term())) {
        count(single.contains(first) ? words : compounds, first.term()).add(first.spelled(), title);
      }
      int most = Math.min(joined.size(), from + MAX_RUN_WORDS);
      for (int to = from + 1; to < most; to++) {
        String term = text.substring(first.start(), joined.get(to).end());
        if (term.codePointCount(0, term.length()) > MAX_RUN_CHARACTERS) {
          break;
        }
        if (!stop.contains(term)) {
          count(compounds, term).add(term, title);
        }
      }
    }
    run.clear();
  }

  // The dictionary breaks words of katakana that it lacks into pieces, which are joined here.
  private List<Word> joined(String text) {
    List<Word> joined = new ArrayList<>();
    Word before = null;
    for (Word word : run) {
      int start = joined.isEmpty() ? 0 : joined.get(joined.size() - 1).start();
      if (before != null && isPiece(before, word) && word.end() - start <= MAX_RUN_CHARACTERS) {
        joined.remove(joined.size() - 1);
        String whole = text.substring(start, word.end());
        joined.add(new Word(whole, whole, Script.CJK, start, word.end()));
      } else {
        joined.add(word);
      }
      before = word;
    }
    return joined;
  }

  private static boolean isPiece(Word before, Word word) {
    boolean small =
        before.term().length() < MIN_KATAKANA
            || word.term().length() < MIN_KATAKANA
            || word.term().charAt(0) == LONG_VOWEL;
    return small && isKatakana(before) && isKatakana(word);
  }

  private static boolean isKatakana(Word word) {
    return word.term().chars().allMatch(CandidateCounter::isKatakana);
  }

  /** Returns true for a letter of katakana and for its sign of a long vowel. */
  static boolean isKatakana(int c) {
    return c >= 'ァ' && c <= LONG_VOWEL && c != '・';
  }

  private void pair(String text, Word first, Word second, boolean title) {
    boolean near = second.start() - first.end() == 1 && isPart(first) && isPart(second);
    char joiner = near ? text.charAt(first.end()) : '\n';
    if (joiner != ' ' && JOINERS.indexOf(joiner) < 0) {
      return;
    }
    String term = first.term() + joiner + second.term();
    if (stop.contains(term)) {
      return;
    }
    int start = text.indexOf(first.spelled(), first.start());
    Tally pair = count(compounds, term);
    pair.add(text.substring(start, second.end()), title);
    pair.first = first.term();
    pair.second = second.term();
  }

  private boolean isPart(Word word) {
    return word.isNoun() && !stop.contains(word.term());
  }

  /** Returns the candidates, sorted by term. */
  List<KeywordCandidate> candidates() {
    List<KeywordCandidate> found = new ArrayList<>();
    words.forEach((term, tally) -> found.add(candidate(term, tally, false)));
    Set<String> single = new HashSet<>(words.keySet());
    compounds.forEach(
        (term, tally) -> {
          if (isCompound(term, tally) && !single.contains(term)) {
            found.add(candidate(term, tally, true));
          }
        });
    found.sort(BEST_FIRST);
    int kept = 0;
    List<KeywordCandidate> best = new ArrayList<>();
    for (KeywordCandidate candidate : found) {
      boolean rare = candidate.count() < 2 && !candidate.titled();
      if (kept < (rare ? ENOUGH : MAX_CANDIDATES)) {
        best.add(candidate);
        kept++;
      }
    }
    best.sort(Comparator.comparing(KeywordCandidate::term));
    return best;
  }

  private boolean isCompound(String term, Tally tally) {
    if (tally.first == null) {
      return tally.count >= MIN_RUN
          || tally.titled
          || term.chars().allMatch(CandidateCounter::isKatakana);
    }
    int least = term.indexOf(' ') > 0 ? MIN_SPACED_PAIR : MIN_JOINED_PAIR;
    int commoner = Math.max(words.get(tally.first).count, words.get(tally.second).count);
    return tally.count >= least && 10L * tally.count >= 6L * commoner;
  }

  private static KeywordCandidate candidate(String term, Tally tally, boolean compound) {
    return new KeywordCandidate(term, tally.spelled(), tally.count, tally.titled, compound);
  }
}
