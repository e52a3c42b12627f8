package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.pipeline.guard.measure.RobustSpread;

/**
 * The usual values of a site: the changes of the last renditions, and the numbers of the last runs.
 * Nothing is known before ten runs. Values may be read by many threads at once.
 */
final class GuardBaseline {
  /** The name of the number of posts of a run. */
  static final String POSTS = "posts";

  private static final int FEWEST_RUNS = 10;
  private static final int MOST_MEASURES = 5_000;
  private static final int MOST_FACTS = 10_000;

  // The edited ones apart: the changes of the others are nearly all zero.
  private final Map<String, List<Double>> shifts = new TreeMap<>();
  private final Map<String, List<Double>> facts = new TreeMap<>();

  // A run asks for the same few spreads with each of its renditions, and each sorts thousands.
  private final Map<String, RobustSpread> spreads = new ConcurrentHashMap<>();

  static GuardBaseline of(GuardHistory history) {
    GuardBaseline baseline = new GuardBaseline();
    oldestFirst(history.measures(MOST_MEASURES)).forEach(baseline::add);
    history
        .runFacts(MOST_FACTS)
        .forEach((name, values) -> baseline.facts.put(name, oldestFirst(values)));
    return baseline;
  }

  private static <T> List<T> oldestFirst(List<T> newestFirst) {
    List<T> values = new ArrayList<>(newestFirst);
    Collections.reverse(values);
    return values;
  }

  /** Adds the results of a run, as the history has them from now on. */
  void add(List<MeasuredRendition> measures, Map<String, Double> ofRun) {
    measures.forEach(this::add);
    shifts.values().forEach(values -> keepNewest(values, MOST_MEASURES));
    ofRun.forEach((name, value) -> facts.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    facts.values().forEach(values -> keepNewest(values, MOST_FACTS));
    spreads.clear();
  }

  private static void keepNewest(List<Double> oldestFirst, int most) {
    oldestFirst.subList(0, Math.max(0, oldestFirst.size() - most)).clear();
  }

  private void add(MeasuredRendition measured) {
    boolean edited = measured.fact(RunJudge.EDITED) > 0;
    measured
        .shifts()
        .forEach(
            (measure, shift) ->
                shifts
                    .computeIfAbsent(
                        key(measured.edition(), measure, edited), k -> new ArrayList<>())
                    .add(shift));
  }

  private static String key(String edition, String measure, boolean edited) {
    return edition + '/' + measure + '/' + edited;
  }

  boolean isKnown() {
    return facts.getOrDefault(POSTS, List.of()).size() >= FEWEST_RUNS;
  }

  /** Returns the usual change of a measure. */
  RobustSpread shift(String edition, String measure, boolean edited) {
    return spread(shifts, key(edition, measure, edited));
  }

  /** Returns the usual number of runs; it is that of the runs that have this number. */
  RobustSpread runFact(String name) {
    return spread(facts, name);
  }

  // The keys of changes have slashes, and the names of numbers have none.
  private RobustSpread spread(Map<String, List<Double>> values, String key) {
    return spreads.computeIfAbsent(key, k -> RobustSpread.of(values.getOrDefault(key, List.of())));
  }

  /** Returns true if so many runs have a number of this name that it is usual. */
  boolean isKnown(String name) {
    return facts.getOrDefault(name, List.of()).size() >= FEWEST_RUNS;
  }
}
