package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.List;
import press.offprint.model.Rendition;

/**
 * What the branches of a fan-out made, and how others failed.
 *
 * @param renditions in the order of the branches
 * @param failures what each failed branch threw
 */
record Made(List<Rendition> renditions, List<Throwable> failures) {
  static final Made NOTHING = new Made(List.of(), List.of());

  Made {
    renditions = List.copyOf(renditions);
    failures = List.copyOf(failures);
  }

  Made and(Rendition rendition) {
    List<Rendition> more = new ArrayList<>(renditions);
    more.add(rendition);
    return new Made(more, failures);
  }

  Made and(Throwable failure) {
    List<Throwable> more = new ArrayList<>(failures);
    more.add(failure);
    return new Made(renditions, more);
  }
}
