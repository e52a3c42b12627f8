package press.offprint.pipeline.guard;

import java.util.List;
import java.util.Map;

/**
 * The result of the check of a run.
 *
 * @param run what is odd about the run as a whole, for people; empty if nothing is
 * @param posts what is odd about single posts, by source
 */
record RunVerdict(List<String> run, Map<String, List<String>> posts) {
  static final RunVerdict ORDINARY = new RunVerdict(List.of(), Map.of());

  RunVerdict {
    run = List.copyOf(run);
    posts = Map.copyOf(posts);
  }

  boolean isOrdinary() {
    return run.isEmpty() && posts.isEmpty();
  }
}
