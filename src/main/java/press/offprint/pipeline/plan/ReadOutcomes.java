package press.offprint.pipeline.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * The results of posts that were read before their plan is final. No other post links to one that
 * fails or waits; if an earlier version of it is published, the links to that version stay.
 *
 * @param failed the sources that are rejected because of their text
 * @param waiting the sources whose reading takes so long that a later run publishes them
 */
public record ReadOutcomes(Set<String> failed, Set<String> waiting) {
  /** The outcomes before any post was read. */
  public static final ReadOutcomes NONE = new ReadOutcomes(Set.of(), Set.of());

  public ReadOutcomes {
    failed = Set.copyOf(failed);
    waiting = Set.copyOf(waiting);
  }

  /** Returns these outcomes and others. */
  public ReadOutcomes and(ReadOutcomes others) {
    return new ReadOutcomes(both(failed, others.failed), both(waiting, others.waiting));
  }

  /** Returns true if no post failed and none waits. */
  public boolean isEmpty() {
    return failed.isEmpty() && waiting.isEmpty();
  }

  private static Set<String> both(Set<String> first, Set<String> second) {
    Set<String> all = new HashSet<>(first);
    all.addAll(second);
    return all;
  }
}
