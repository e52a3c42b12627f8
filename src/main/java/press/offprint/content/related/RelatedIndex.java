package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import press.offprint.content.related.RelatedLists.Suggestion;

/**
 * The comparison of all posts of a site. The lists depend on the set of posts alone, so a site that
 * grew has the same lists as one that was read at once.
 */
public final class RelatedIndex {
  private static final int MOST = 10;
  private static final long LEAST_SCORE = 50;
  private static final long SCALE = 1_000;

  private final List<RelatedMember> members;
  private final List<TermVector> vectors = new ArrayList<>();
  private final List<List<String>> keywords = new ArrayList<>();
  private final TermStatistics statistics = new TermStatistics();

  // The posts with a term are postings[starts[term]] to postings[ends[term] - 1].
  private int[] starts;
  private int[] ends;
  private int[] postings;
  private int[] weights;
  private long[] norms;

  private RelatedIndex(Collection<RelatedMember> all) {
    members = all.stream().sorted(Comparator.comparing(RelatedMember::source)).toList();
  }

  /**
   * Returns the lists of all posts, by source.
   *
   * @param cancelled is asked from time to time; if it returns true, the result is empty
   */
  public static Map<String, RelatedLists> lists(
      Collection<RelatedMember> members, BooleanSupplier cancelled) {
    RelatedIndex index = new RelatedIndex(members);
    return index.read(cancelled) ? index.compare(cancelled) : Map.of();
  }

  private boolean read(BooleanSupplier cancelled) {
    List<int[]> numbers = new ArrayList<>();
    List<int[]> counts = new ArrayList<>();
    for (RelatedMember member : members) {
      PostTerms terms = PostTerms.decode(member.terms());
      numbers.add(statistics.add(member.mainLanguage(), terms));
      counts.add(terms.counts().stream().mapToInt(Integer::intValue).toArray());
    }
    statistics.complete();
    Map<String, KeywordRanking> rankings = new HashMap<>();
    for (int post = 0; post < members.size(); post++) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      String language = members.get(post).mainLanguage();
      vectors.add(
          TermVector.of(
              numbers.get(post), counts.get(post), statistics, statistics.language(language)));
      // Decoded again, because the candidates of all posts would fill the memory.
      keywords.add(
          rankings
              .computeIfAbsent(language, name -> new KeywordRanking(statistics, name))
              .of(PostTerms.decodeCandidates(members.get(post).terms())));
    }
    post();
    return true;
  }

  private void post() {
    norms = vectors.stream().mapToLong(TermVector::norm).toArray();
    starts = new int[statistics.size() + 1];
    for (TermVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        starts[vector.term(i) + 1]++;
      }
    }
    for (int term = 0; term < statistics.size(); term++) {
      starts[term + 1] += starts[term];
    }
    postings = new int[starts[statistics.size()]];
    weights = new int[postings.length];
    ends = starts.clone();
    for (int post = 0; post < vectors.size(); post++) {
      TermVector vector = vectors.get(post);
      for (int i = 0; i < vector.size(); i++) {
        int at = ends[vector.term(i)]++;
        postings[at] = post;
        weights[at] = vector.weight(i);
      }
    }
  }

  private Map<String, RelatedLists> compare(BooleanSupplier cancelled) {
    long[] products = new long[members.size()];
    List<Best> best = new ArrayList<>();
    members.forEach(member -> best.add(new Best()));
    for (int post = 0; post < members.size(); post++) {
      if (cancelled.getAsBoolean()) {
        return Map.of();
      }
      compare(post, best, products);
    }
    Map<String, RelatedLists> lists = new HashMap<>();
    for (int post = 0; post < members.size(); post++) {
      lists.put(
          members.get(post).source(), new RelatedLists(best.get(post).list(), keywords.get(post)));
    }
    return Map.copyOf(lists);
  }

  // Compares a post with all later ones. Posts are compared in their order, so the start of the
  // postings of a term moves on behind the post. Leaves products with zeros only. The fields are
  // read once, because a short run is compiled without such optimisations.
  private void compare(int post, List<Best> best, long[] products) {
    TermVector vector = vectors.get(post);
    int[] others = postings;
    int[] factors = weights;
    for (int i = 0; i < vector.size(); i++) {
      int term = vector.term(i);
      long weight = vector.weight(i);
      starts[term]++;
      int end = ends[term];
      for (int at = starts[term]; at < end; at++) {
        products[others[at]] += weight * factors[at];
      }
    }
    long norm = vector.norm();
    Best mine = best.get(post);
    for (int other = post + 1; other < products.length; other++) {
      long product = products[other];
      products[other] = 0;
      // Most pairs are below the least score, and a division costs more than a product.
      if (SCALE * product >= LEAST_SCORE * norm * norms[other]) {
        int score = score(post, other, product);
        if (score >= LEAST_SCORE) {
          mine.add(other, score);
          best.get(other).add(post, score);
        }
      }
    }
  }

  private int score(int post, int other, long product) {
    RelatedMember one = members.get(post);
    RelatedMember two = members.get(other);
    if (one.translations().equals(two.translations())) {
      return 0;
    }
    long both = norms[post] * norms[other];
    int score = (int) Math.min(SCALE, SCALE * product / both);
    return one.mainLanguage().equals(two.mainLanguage()) ? score : score / 2;
  }

  /** The ten best suggestions of a post. */
  private final class Best {
    private final int[] posts = new int[MOST];
    private final int[] scores = new int[MOST];
    private int size;

    void add(int post, int score) {
      int at = size;
      while (at > 0 && isBetter(post, score, at - 1)) {
        at--;
      }
      if (at == MOST) {
        return;
      }
      size = Math.min(MOST, size + 1);
      System.arraycopy(posts, at, posts, at + 1, size - at - 1);
      System.arraycopy(scores, at, scores, at + 1, size - at - 1);
      posts[at] = post;
      scores[at] = score;
    }

    private boolean isBetter(int post, int score, int than) {
      if (score != scores[than]) {
        return score > scores[than];
      }
      RelatedMember one = members.get(post);
      RelatedMember two = members.get(posts[than]);
      // The posts are in the order of their sources.
      return one.date() == two.date() ? post < posts[than] : one.date() > two.date();
    }

    List<Suggestion> list() {
      List<Suggestion> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(new Suggestion(members.get(posts[i]).source(), scores[i]));
      }
      return list;
    }
  }
}
