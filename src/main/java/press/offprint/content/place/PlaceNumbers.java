package press.offprint.content.place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The numbers of the paragraphs of a post. A paragraph whose text stays the same keeps its number,
 * also if it moves; any other one gets a number that no paragraph of the post ever had.
 *
 * @param places of the last version of the post, in the order of the text
 * @param next the first number that was never given
 */
public record PlaceNumbers(List<Place> places, int next) {
  /** The numbers of a post that was never read. */
  public static final PlaceNumbers NONE = new PlaceNumbers(List.of(), 1);

  // A table of this size takes 16 MB. Longer texts are matched by their ends and by each text
  // alone.
  private static final long MOST_CELLS = 4_000_000;

  /**
   * A paragraph.
   *
   * @param fingerprint of its text
   */
  public record Place(String fingerprint, int number) {}

  public PlaceNumbers {
    places = List.copyOf(places);
  }

  /**
   * Returns the numbers of the next version of the post.
   *
   * @param fingerprints of its paragraphs, in the order of the text
   * @param taken returns true for a number whose id another element of the text has
   */
  public PlaceNumbers next(List<String> fingerprints, IntPredicate taken) {
    int[] numbers = new int[fingerprints.size()];
    boolean[] used = new boolean[places.size()];
    keepInOrder(fingerprints, numbers, used);
    keepMoved(fingerprints, numbers, used);
    int following = next;
    List<Place> result = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == 0 || taken.test(numbers[i])) {
        while (taken.test(following)) {
          following++;
        }
        numbers[i] = following++;
      }
      result.add(new Place(fingerprints.get(i), numbers[i]));
    }
    return new PlaceNumbers(result, following);
  }

  /** Matches the longest common subsequence of both versions. */
  private void keepInOrder(List<String> now, int[] numbers, boolean[] used) {
    int begin = 0;
    while (begin < Math.min(places.size(), now.size()) && isSame(begin, now.get(begin))) {
      keep(begin, begin, numbers, used);
      begin++;
    }
    int end = 0;
    while (end < Math.min(places.size(), now.size()) - begin
        && isSame(places.size() - 1 - end, now.get(now.size() - 1 - end))) {
      keep(places.size() - 1 - end, now.size() - 1 - end, numbers, used);
      end++;
    }
    int rows = places.size() - begin - end;
    int columns = now.size() - begin - end;
    if ((long) rows * columns > MOST_CELLS) {
      return;
    }
    int[][] lengths = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        lengths[i][j] =
            isSame(begin + i, now.get(begin + j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      if (isSame(begin + i, now.get(begin + j))) {
        keep(begin + i++, begin + j++, numbers, used);
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private boolean isSame(int place, String fingerprint) {
    return places.get(place).fingerprint().equals(fingerprint);
  }

  private void keep(int place, int at, int[] numbers, boolean[] used) {
    numbers[at] = places.get(place).number();
    used[place] = true;
  }

  private void keepMoved(List<String> now, int[] numbers, boolean[] used) {
    Map<String, Deque<Integer>> left = new HashMap<>();
    for (int place = 0; place < used.length; place++) {
      if (!used[place]) {
        left.computeIfAbsent(places.get(place).fingerprint(), text -> new ArrayDeque<>())
            .add(place);
      }
    }
    for (int at = 0; at < numbers.length; at++) {
      Deque<Integer> same = left.get(now.get(at));
      if (numbers[at] == 0 && same != null && !same.isEmpty()) {
        keep(same.removeFirst(), at, numbers, used);
      }
    }
  }
}
