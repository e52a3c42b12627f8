package press.offprint.content.related;

import com.ibm.icu.util.VersionInfo;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import press.offprint.content.related.Word.Script;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.navigation.LanguageSettings;

/** Counts the words of posts. Immutable, for use by several threads. */
public final class TermCounter {
  /** Changes if the same posts could give other lists; ICU's rules for words are a part of it. */
  public static final String VERSION = "2 icu " + VersionInfo.ICU_VERSION;

  private static final int TITLE = 3;
  private static final int DESCRIPTION = 1;
  private static final int TERM = 2;
  private static final int MAX_TERMS = 20_000;
  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';

  private final StopWords stop;

  /**
   * Creates the counter.
   *
   * @param stop words and phrases that are no content of any post of the site
   */
  public TermCounter(Collection<String> stop) {
    this.stop = new StopWords(stop);
  }

  /** Counts the words of a post. */
  public PostTerms count(Article article) {
    String language = LanguageSettings.main(article.metadata().language());
    return new Count(FunctionWords.of(language)).of(article);
  }

  /** The counts of one post. */
  private final class Count {
    private final StopWords words;
    private final WordScanner scanner;
    private final CandidateCounter candidates;
    private final Map<String, Integer> terms = new HashMap<>();

    Count(FunctionWords functionWords) {
      words = stop.with(functionWords);
      scanner = new WordScanner(functionWords);
      candidates = new CandidateCounter(words);
    }

    PostTerms of(Article article) {
      Metadata metadata = article.metadata();
      text(metadata.title(), TITLE, true);
      text(ArticleText.of(article.content()), 1, true);
      text(metadata.description(), DESCRIPTION, false);
      Stream.concat(metadata.tags().stream(), metadata.categories().stream()).forEach(this::tag);
      SortedMap<String, Integer> heaviest = heaviest();
      return new PostTerms(
          candidates.candidates(), List.copyOf(heaviest.keySet()), List.copyOf(heaviest.values()));
    }

    private void text(String written, int weight, boolean counted) {
      String text = words.without(WordScanner.normalise(written));
      scanner.scan(
          text,
          word -> {
            if (counted) {
              candidates.add(text, word, weight == TITLE);
            }
            terms(word, term -> terms.merge(term, weight, Integer::sum));
          });
      candidates.end(text, weight == TITLE);
    }

    // The words of a tag count, and the tag whole; a tag of one word counts once.
    private void tag(String written) {
      String tag = words.without(WordScanner.normalise(written)).strip().toLowerCase(Locale.ROOT);
      Set<String> found = new LinkedHashSet<>();
      scanner.scan(tag, word -> terms(word, found::add));
      if (!tag.isEmpty() && !words.contains(tag) && !found.contains(Plurals.singular(tag))) {
        found.add(tag);
      }
      found.forEach(term -> terms.merge(term, TERM, Integer::sum));
    }

    private void terms(Word word, Consumer<String> sink) {
      if (word.isShort() || words.contains(word.term())) {
        return;
      }
      if (word.script() == Script.LATIN) {
        sink.accept(Plurals.singular(word.term()));
      } else if (word.script() == Script.HANGUL) {
        bigrams(word.term(), sink);
      } else {
        sink.accept(word.term());
      }
    }

    private SortedMap<String, Integer> heaviest() {
      SortedMap<String, Integer> sorted = new TreeMap<>();
      terms.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MAX_TERMS)
          .forEach(term -> sorted.put(term.getKey(), term.getValue()));
      return sorted;
    }
  }

  // Korean words have endings, which a part of the bigrams is without.
  private static void bigrams(String word, Consumer<String> sink) {
    int[] letters = word.codePoints().toArray();
    for (int i = 0; i + 1 < letters.length; i++) {
      sink.accept(new String(letters, i, 2));
    }
  }

  /** Returns true if a candidate is no term of its post, because its parts are the terms. */
  static boolean isSplit(KeywordCandidate candidate) {
    char first = candidate.term().charAt(0);
    return candidate.compound() || (first >= FIRST_SYLLABLE && first <= LAST_SYLLABLE);
  }

  /** Returns the term of a candidate that is not split. */
  static String termOf(KeywordCandidate candidate) {
    return Plurals.singular(candidate.term());
  }
}
