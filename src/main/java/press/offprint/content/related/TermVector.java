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

  private record Weighted(int position, int term, int weight) {}

  /**
   * Returns the vector of a post in a language.
   *
   * @param numbers of the terms of the post, in the order of the terms
   * @param counts of the terms, in the same order
   */
  static TermVector of(int[] numbers, int[] counts, TermStatistics statistics, Language language) {
    List<Weighted> found = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      int df = language.posts(numbers[i]);
      if (statistics.posts(numbers[i]) >= 2 && !language.isCommon(df)) {
        int rarity = language.rarity(Math.max(1, df));
        int weight = (int) IntegerMaths.root((long) SCALE * counts[i]) * rarity;
        if (weight > 0) {
          found.add(new Weighted(i, numbers[i], weight));
        }
      }
    }
    if (found.size() > MOST) {
      found.sort(
          Comparator.comparingInt((Weighted each) -> -each.weight())
              .thenComparingInt(Weighted::position));
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
