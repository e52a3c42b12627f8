package press.offprint.pipeline.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;

/**
 * The held posts of a plan.
 *
 * @param deferred the posts that failed before with the same inputs
 * @param rejected the posts that still have the errors for which a run is held
 * @param settled the posts that the plan decides about anew
 * @param complete true if the plan is one of all posts
 */
record HeldCheck(
    Set<String> deferred, Set<String> rejected, Set<String> settled, boolean complete) {
  static HeldCheck of(BuildPlan plan, HeldRuns held) {
    Set<String> deferred = new HashSet<>();
    Set<String> rejected = new HashSet<>();
    Set<String> settled = new HashSet<>(plan.removed());
    for (Decision decision : plan.decisions()) {
      if (decision instanceof Decision.Defer) {
        deferred.add(decision.source());
      } else if (decision instanceof Decision.Reject && held.isRejection(decision.source())) {
        rejected.add(decision.source());
      } else if (!(decision instanceof Decision.Wait)) {
        settled.add(decision.source());
      }
    }
    return new HeldCheck(deferred, rejected, settled, plan.complete());
  }

  /** Returns true if the post is not published for the same reason as before. */
  boolean isWaiting(String source) {
    return deferred.contains(source) || rejected.contains(source);
  }

  boolean isSettled(String source) {
    return settled.contains(source);
  }

  /** Returns true if a whole run waits, so that the files of the whole site stay as they are. */
  boolean holdsSite(List<HeldRun> runs) {
    return runs.stream()
        .filter(HeldRun::whole)
        .flatMap(one -> one.posts().keySet().stream())
        .anyMatch(source -> isWaiting(source) || !complete);
  }

  /**
   * Returns the posts that wait with odd ones of their run which are odd no longer, because their
   * inputs changed.
   */
  Set<String> freed(List<HeldRun> runs) {
    Set<String> freed = new HashSet<>();
    for (HeldRun one : complete ? runs : List.<HeldRun>of()) {
      if (one.odd().stream().noneMatch(this::isWaiting)) {
        one.posts().keySet().stream().filter(deferred::contains).forEach(freed::add);
      }
    }
    return freed;
  }
}
