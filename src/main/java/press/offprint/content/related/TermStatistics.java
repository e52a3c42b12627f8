package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of posts that have a term, over all languages and in each. A term is a number from
 * here on.
 */
final class TermStatistics {
  private static final int MIN_POSTS = 8;
  private static final int COMMON = 1_000;
  private static final int COMMON_SHARE = 50;
  private static final int MIN_LOGARITHM = 12;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> terms = new ArrayList<>();
  private final Map<String, Language> languages = new HashMap<>();
  private int[] posts = new int[1024];

  /** The counts of one language. */
  static final class Language {
    private final Map<String, Integer> whole = new HashMap<>();
    private int[] posts = new int[1024];
    private int size;
    private int base;
    private int common;

    /** Returns the rarity of what {@code df} posts of the language have. */
    int rarity(int df) {
      return base - IntegerMaths.logarithm((long) df * df);
    }

    private void complete() {
      base = 2 * Math.max(MIN_LOGARITHM, IntegerMaths.logarithm(size));
      common =
          size < MIN_POSTS
              ? Integer.MAX_VALUE
              : Math.min(size / 2, Math.max(COMMON, size / COMMON_SHARE));
    }

    /** Returns the posts of the language with a term. */
    int posts(int term) {
      return term >= 0 && term < posts.length ? posts[term] : 0;
    }

    /** Returns the posts of the language with a candidate that is no term. */
    int whole(String candidate) {
      return whole.getOrDefault(candidate, 0);
    }

    /** Returns true if so many posts have a term that it distinguishes none of them. */
    boolean isCommon(int df) {
      return df > common;
    }
  }

  /** Adds the terms of one post, and returns their numbers in the same order. */
  int[] add(String language, PostTerms post) {
    Language of = languages.computeIfAbsent(language, key -> new Language());
    of.size++;
    int[] found = new int[post.terms().size()];
    for (int i = 0; i < found.length; i++) {
      String term = post.terms().get(i);
      Integer known = numbers.get(term);
      int number = known == null ? terms.size() : known;
      if (known == null) {
        numbers.put(term, number);
        terms.add(term);
      }
      posts = grown(posts, number);
      posts[number]++;
      of.posts = grown(of.posts, number);
      of.posts[number]++;
      found[i] = number;
    }
    for (KeywordCandidate candidate : post.candidates()) {
      if (TermCounter.isSplit(candidate)) {
        of.whole.merge(candidate.term(), 1, Integer::sum);
      }
    }
    return found;
  }

  private static int[] grown(int[] counts, int index) {
    return index < counts.length
        ? counts
        : Arrays.copyOf(counts, Math.max(index + 1, counts.length * 2));
  }

  /** Ends the counting. */
  void complete() {
    languages.values().forEach(Language::complete);
  }

  Language language(String name) {
    return languages.get(name);
  }

  /** Returns the number of terms. */
  int size() {
    return terms.size();
  }

  /** Returns the number of a term, or -1 if no post has it. */
  int number(String term) {
    return numbers.getOrDefault(term, -1);
  }

  /** Returns the number of posts with a term, over all languages. */
  int posts(int term) {
    return posts[term];
  }
}
