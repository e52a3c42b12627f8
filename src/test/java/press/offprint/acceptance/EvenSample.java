package press.offprint.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A part of a large collection, for tests that would take too long with all of it. */
public final class EvenSample {
  private EvenSample() {}

  /** Returns at most {@code some} of these at even distances, always the same ones. */
  public static <T> List<T> evenly(Collection<T> these, int some) {
    List<T> all = List.copyOf(these);
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < some && i < all.size(); i++) {
      chosen.add(all.get(i * all.size() / Math.min(some, all.size())));
    }
    return chosen;
  }
}
