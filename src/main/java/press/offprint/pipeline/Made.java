package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.Problem;
import press.offprint.model.Rendition;

/**
 * What the branches of a fan-out made, and how others failed.
 *
 * @param renditions in the order of the branches
 * @param failures what each failed branch threw
 * @param problems of the whole, such as two files that want one place
 */
record Made(List<Rendition> renditions, List<Throwable> failures, List<Problem> problems) {
  static final Made NOTHING = new Made(List.of(), List.of(), List.of());

  Made {
    renditions = List.copyOf(renditions);
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }

  Made and(Rendition rendition) {
    List<Rendition> more = new ArrayList<>(renditions);
    more.add(rendition);
    return new Made(more, failures, problems);
  }

  Made and(Made other) {
    List<Rendition> all = new ArrayList<>(renditions);
    all.addAll(other.renditions);
    List<Throwable> failed = new ArrayList<>(failures);
    failed.addAll(other.failures);
    List<Problem> told = new ArrayList<>(problems);
    told.addAll(other.problems);
    return new Made(all, failed, told);
  }

  Made and(Throwable failure) {
    List<Throwable> more = new ArrayList<>(failures);
    more.add(failure);
    return new Made(renditions, more, problems);
  }
}
