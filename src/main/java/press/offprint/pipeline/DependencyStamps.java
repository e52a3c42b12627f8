package press.offprint.pipeline;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.catalog.Stamp;
import press.offprint.catalog.StampedDependency;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.NotedFiles;

/** Notes what a rendition was made from, so that the next run can tell by stat calls alone. */
final class DependencyStamps {
  private final Site site;
  private final EditionKeys keys;
  private final InstantSource clock;
  private final boolean strict;

  DependencyStamps(Press.Room room) {
    this.site = room.site();
    this.keys = room.keys();
    this.clock = room.settings().clock();
    this.strict = room.settings().strict();
  }

  /**
   * The dependencies of an article.
   *
   * @param files what it was read from
   */
  static List<StampedDependency> of(List<Dependency> dependencies, NotedFiles files) {
    return dependencies.stream().map(dependency -> stamped(dependency, files)).toList();
  }

  private static StampedDependency stamped(Dependency dependency, NotedFiles files) {
    boolean file = dependency.kind() == Dependency.Kind.FILE;
    return new StampedDependency(dependency, file ? files.stamp(dependency.name()) : Stamp.MISSING);
  }

  /** What the rendition of {@code article} in {@code edition} is made from. */
  String madeFrom(String edition, Article article, String post) {
    return Lineage.ofPost(
        keys.of("post-" + edition),
        site.fingerprint(),
        article.path(),
        post,
        article.dependencies());
  }

  /** What an attempt at all of {@code editions} is made from. */
  String attempt(Set<String> editions, String path, String post, List<Dependency> dependencies) {
    Lineage lineage = new Lineage().and(strict ? "strict" : "");
    for (String edition : new TreeSet<>(editions)) {
      String key = keys.of("post-" + edition);
      lineage.and(Lineage.ofPost(key, site.fingerprint(), path, post, dependencies));
    }
    return lineage.hash();
  }

  long now() {
    return clock.millis();
  }
}
