package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;

/**
 * The usual values of a site: the changes of the last renditions, and the numbers of the last runs.
 * Nothing is known before ten runs. Not thread-safe.
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

  static GuardBaseline of(GuardHistory history) {
    GuardBaseline baseline = new GuardBaseline();
    history.measures(MOST_MEASURES).forEach(baseline::add);
    history
        .runFacts(MOST_FACTS)
        .forEach((name, values) -> baseline.facts.put(name, new ArrayList<>(values)));
    return baseline;
  }

  /** Adds the results of a run, as the history has them from now on. */
  void add(List<MeasuredRendition> measures, Map<String, Double> ofRun) {
    measures.forEach(this::add);
    ofRun.forEach((name, value) -> facts.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
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
    return RobustSpread.of(shifts.getOrDefault(key(edition, measure, edited), List.of()));
  }

  /** Returns the usual number of runs; it is that of the runs that have this number. */
  RobustSpread runFact(String name) {
    return RobustSpread.of(facts.getOrDefault(name, List.of()));
  }

  /** Returns true if so many runs have a number of this name that it is usual. */
  boolean isKnown(String name) {
    return facts.getOrDefault(name, List.of()).size() >= FEWEST_RUNS;
  }
}
