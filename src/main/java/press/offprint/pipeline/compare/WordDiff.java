package press.offprint.pipeline.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The shortest list of changes that makes one list of words another, by the algorithm of Myers ("An
 * O(ND) Difference Algorithm and Its Variations", 1986). If more than {@value #MOST} words differ,
 * everything between the common beginning and the common end is one change.
 */
public final class WordDiff {
  private static final int MOST = 2_000;
  private static final int CONTEXT = 3;

  private WordDiff() {}

  /**
   * Words that were replaced; one of the lists may be empty.
   *
   * @param before up to three words before the change
   */
  public record Change(List<String> before, List<String> removed, List<String> added) {
    public Change {
      before = List.copyOf(before);
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  /** Returns the changes in the order of the text; none if the lists are equal. */
  public static List<Change> of(List<String> old, List<String> now) {
    List<int[]> kept = pairs(old, now);
    List<Change> changes = new ArrayList<>();
    int x = 0;
    int y = 0;
    for (int[] pair : kept) {
      add(old, x, pair[0], now.subList(y, pair[1]), changes);
      x = pair[0] + 1;
      y = pair[1] + 1;
    }
    add(old, x, old.size(), now.subList(y, now.size()), changes);
    return changes;
  }

  /** Returns the positions of equal words in both lists, in order. */
  public static List<int[]> pairs(List<String> old, List<String> now) {
    int start = 0;
    List<int[]> all = new ArrayList<>();
    while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
      all.add(new int[] {start, start});
      start++;
    }
    int oldEnd = old.size();
    int nowEnd = now.size();
    while (oldEnd > start && nowEnd > start && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
      oldEnd--;
      nowEnd--;
    }
    List<int[]> between =
        start == oldEnd || start == nowEnd
            ? List.of()
            : common(old.subList(start, oldEnd), now.subList(start, nowEnd));
    for (int[] pair : between) {
      all.add(new int[] {start + pair[0], start + pair[1]});
    }
    for (int i = 0; i < old.size() - oldEnd; i++) {
      all.add(new int[] {oldEnd + i, nowEnd + i});
    }
    return all;
  }

  private static void add(
      List<String> old, int from, int to, List<String> added, List<Change> changes) {
    if (from < to || !added.isEmpty()) {
      changes.add(
          new Change(old.subList(Math.max(0, from - CONTEXT), from), old.subList(from, to), added));
    }
  }

  // Pairs of positions of equal words, in order.
  private static List<int[]> common(List<String> old, List<String> now) {
    List<int[]> reached = new ArrayList<>();
    int most = Math.min(MOST, old.size() + now.size());
    for (int d = 0; d <= most; d++) {
      int[] row = new int[2 * d + 1];
      int[] last = d == 0 ? new int[0] : reached.get(d - 1);
      reached.add(row);
      for (int k = -d; k <= d; k += 2) {
        int x = d == 0 ? 0 : start(last, d, k);
        int y = x - k;
        while (x < old.size() && y < now.size() && old.get(x).equals(now.get(y))) {
          x++;
          y++;
        }
        row[k + d] = x;
        if (x >= old.size() && y >= now.size()) {
          return path(reached, d, k);
        }
      }
    }
    return List.of();
  }

  private static boolean isDown(int[] last, int d, int k) {
    return k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
  }

  private static int start(int[] last, int d, int k) {
    return isDown(last, d, k) ? last[k + 1 + d - 1] : last[k - 1 + d - 1] + 1;
  }

  private static List<int[]> path(List<int[]> reached, int lastD, int lastK) {
    List<int[]> pairs = new ArrayList<>();
    int k = lastK;
    for (int d = lastD; d >= 0; d--) {
      int x = reached.get(d)[k + d];
      int begin = d == 0 ? 0 : start(reached.get(d - 1), d, k);
      for (int i = x - 1; i >= begin; i--) {
        pairs.add(new int[] {i, i - k});
      }
      if (d > 0) {
        k = isDown(reached.get(d - 1), d, k) ? k + 1 : k - 1;
      }
    }
    Collections.reverse(pairs);
    return pairs;
  }
}
