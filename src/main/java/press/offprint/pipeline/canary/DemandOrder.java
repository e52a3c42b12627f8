package press.offprint.pipeline.canary;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.Dependency;
import press.offprint.pipeline.plan.Decision;

/**
 * The order in which readers are likely to ask for posts: those that they asked for most, then the
 * newest, then those with most links to them. Immutable.
 */
final class DemandOrder {
  private final Map<String, Long> requests = new HashMap<>();
  private final Map<String, Integer> links = new HashMap<>();

  /**
   * Counts requests and links.
   *
   * @param asked the number of requests of the last days by path of the file; empty if no server
   *     counted any
   */
  DemandOrder(Collection<CatalogEntry> entries, Map<String, Long> asked) {
    for (CatalogEntry entry : entries) {
      long sum =
          entry.downloads().stream().mapToLong(file -> asked.getOrDefault(file.path(), 0L)).sum();
      requests.put(entry.source(), sum);
      entry.dependencies().stream()
          .filter(one -> one.dependency().kind() == Dependency.Kind.POST)
          .forEach(one -> links.merge(one.dependency().name(), 1, Integer::sum));
    }
  }

  /** Returns posts in this order. */
  List<Decision.Build> of(Collection<Decision.Build> builds) {
    return builds.stream()
        .sorted(
            Comparator.comparing((Decision.Build build) -> requests(build.source()))
                .thenComparing(DemandOrder::date)
                .thenComparing(build -> links.getOrDefault(build.source(), 0))
                .reversed())
        .toList();
  }

  private long requests(String source) {
    return requests.getOrDefault(source, 0L);
  }

  private static String date(Decision.Build build) {
    return build.header().metadata().dates().date().map(Object::toString).orElse("");
  }
}
