package press.offprint.web.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.history.PublishHistory.Made;
import press.offprint.pipeline.guard.measure.RobustSpread;

/**
 * The renditions whose size or page count changed unusually. The usual change is that of all
 * renditions of an edition in the history, and nothing is unusual before ten of them.
 */
final class UnusualChanges {
  private static final int FEWEST = 10;

  // The same as of the check for odd runs: so many times the usual distance, which is never zero.
  private static final double TIMES = 8;
  private static final double LEAST = 0.06;

  // Constants keep the ratios of small files small.
  private static final double SOME_BYTES = 2_000;
  private static final double SOME_PAGES = 2;

  private record Change(Made before, Made after) {
    double bytes() {
      return Math.log((after.bytes() + SOME_BYTES) / (before.bytes() + SOME_BYTES));
    }

    double pages() {
      return Math.log((after.pages() + SOME_PAGES) / (before.pages() + SOME_PAGES));
    }
  }

  private UnusualChanges() {}

  /** Returns the unusual changes in the order of time. */
  static List<DashboardStatistics.Odd> of(List<Made> made) {
    Map<String, Made> before = new HashMap<>();
    Map<String, List<Double>> sizes = new HashMap<>();
    Map<String, List<Double>> pages = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    for (Made each : made) {
      Made earlier = before.put(each.source() + '\n' + each.edition(), each);
      if (earlier != null) {
        Change change = new Change(earlier, each);
        changes.add(change);
        sizes.computeIfAbsent(each.edition(), e -> new ArrayList<>()).add(change.bytes());
        pages.computeIfAbsent(each.edition(), e -> new ArrayList<>()).add(change.pages());
      }
    }
    Map<String, RobustSpread> usualSizes = usual(sizes);
    Map<String, RobustSpread> usualPages = usual(pages);
    List<DashboardStatistics.Odd> odd = new ArrayList<>();
    for (Change change : changes) {
      Made was = change.before();
      Made is = change.after();
      if (isFar(usualPages.get(is.edition()), change.pages())) {
        odd.add(
            DashboardStatistics.odd(
                is,
                "pages",
                String.valueOf(was.pages()),
                String.valueOf(is.pages()),
                was.pages(),
                is.pages()));
      } else if (isFar(usualSizes.get(is.edition()), change.bytes())) {
        odd.add(
            DashboardStatistics.odd(
                is,
                "size",
                DashboardStatistics.bytes(was.bytes()),
                DashboardStatistics.bytes(is.bytes()),
                was.bytes(),
                is.bytes()));
      }
    }
    return odd;
  }

  private static Map<String, RobustSpread> usual(Map<String, List<Double>> changes) {
    Map<String, RobustSpread> usual = new HashMap<>();
    changes.forEach(
        (edition, values) -> {
          if (values.size() >= FEWEST) {
            usual.put(edition, RobustSpread.of(values));
          }
        });
    return usual;
  }

  private static boolean isFar(RobustSpread usual, double change) {
    return usual != null && usual.isFar(change, TIMES, LEAST);
  }
}
