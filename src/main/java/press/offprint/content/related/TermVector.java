package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import press.offprint.content.related.TermStatistics.Language;

/** The heaviest terms of a post. */
final class TermVector {
  private static final int MOST = 256;
  private static final int SCALE = 256;

  private final int[] terms;
  private final int[] weights;
  private final long norm;

  private TermVector(int[] terms, int[] weights, long norm) {
    this.terms = terms;
    this.weights = weights;
    this.norm = norm;
  }

  private record Weighted(String text, int term, int weight) {}

  /** Returns the vector of a post in a language. */
  static TermVector of(PostTerms post, TermStatistics statistics, Language language) {
    List<Weighted> found = new ArrayList<>();
    post.terms()
        .forEach(
            (text, count) -> {
              int term = statistics.number(text);
              int df = language.posts(term);
              int rarity = language.rarity(Math.max(1, df));
              if (statistics.posts(term) >= 2 && !language.isCommon(df) && rarity > 0) {
                int weight = (int) IntegerMaths.root((long) SCALE * count) * rarity;
                found.add(new Weighted(text, term, weight));
              }
            });
    if (found.size() > MOST) {
      found.sort(
          Comparator.comparingInt((Weighted each) -> -each.weight()).thenComparing(Weighted::text));
    }
    int size = Math.min(MOST, found.size());
    int[] terms = new int[size];
    int[] weights = new int[size];
    long squares = 0;
    for (int i = 0; i < size; i++) {
      terms[i] = found.get(i).term();
      weights[i] = found.get(i).weight();
      squares += (long) weights[i] * weights[i];
    }
    return new TermVector(terms, weights, Math.max(1, IntegerMaths.root(squares)));
  }

  int size() {
    return terms.length;
  }

  /** Returns the number of a term in {@link TermStatistics}. */
  int term(int index) {
    return terms[index];
  }

  int weight(int index) {
    return weights[index];
  }

  /** Returns the length of the vector, at least 1. */
  long norm() {
    return norm;
  }
}
