package press.offprint.content.related;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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

  private static final Comparator<KeywordCandidate> BEST_FIRST =
      Comparator.comparing((KeywordCandidate candidate) -> !candidate.titled())
          .thenComparing(KeywordCandidate::count, Comparator.reverseOrder())
          .thenComparing(KeywordCandidate::term);

  private final StopWords stop;
  private final Map<String, Tally> words = new HashMap<>();
  private final Map<String, Tally> compounds = new HashMap<>();
  private final Deque<Word> before = new ArrayDeque<>();

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

  /** Begins a text, so that no compound reaches over its start. */
  void begin() {
    before.clear();
  }

  /** Counts the next word of a text. */
  void add(String text, Word word, boolean title) {
    if (word.isNoun() && !stop.contains(word.term())) {
      words.computeIfAbsent(word.term(), key -> new Tally()).add(word.spelled(), title);
    }
    Word last = before.peekLast();
    if (word.script() == Script.CJK) {
      if (last != null && (last.script() != Script.CJK || last.end() != word.start())) {
        before.clear();
      }
      runs(text, word, title);
    } else {
      if (last != null && last.script() == Script.LATIN && word.script() == Script.LATIN) {
        pair(text, last, word, title);
      }
      before.clear();
    }
    before.addLast(word);
    if (before.size() >= MAX_RUN_WORDS) {
      before.removeFirst();
    }
  }

  private void runs(String text, Word word, boolean title) {
    Iterator<Word> back = before.descendingIterator();
    while (back.hasNext()) {
      int start = back.next().start();
      String run = text.substring(start, word.end());
      if (run.codePointCount(0, run.length()) > MAX_RUN_CHARACTERS || stop.contains(run)) {
        return;
      }
      compounds.computeIfAbsent(run, key -> new Tally()).add(run, title);
    }
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
    Tally pair = compounds.computeIfAbsent(term, key -> new Tally());
    pair.add(text.substring(first.start(), second.end()), title);
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
      return tally.count >= MIN_RUN || tally.titled;
    }
    int least = term.indexOf(' ') > 0 ? MIN_SPACED_PAIR : MIN_JOINED_PAIR;
    int commoner = Math.max(words.get(tally.first).count, words.get(tally.second).count);
    return tally.count >= least && 10L * tally.count >= 6L * commoner;
  }

  private static KeywordCandidate candidate(String term, Tally tally, boolean compound) {
    return new KeywordCandidate(term, tally.spelled(), tally.count, tally.titled, compound);
  }
}
