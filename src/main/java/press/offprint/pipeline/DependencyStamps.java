package press.offprint.pipeline;

import java.time.InstantSource;
import java.util.List;
import press.offprint.catalog.Entry;
import press.offprint.catalog.Stamp;
import press.offprint.catalog.StampedDependency;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.SiteFiles;

/** Notes what a rendition was made from, so that the next run can tell by stat calls alone. */
final class DependencyStamps {
  private final SiteFiles files;
  private final Site site;
  private final EditionKeys keys;
  private final InstantSource clock;

  DependencyStamps(SiteFiles files, Site site, EditionKeys keys, InstantSource clock) {
    this.files = files;
    this.site = site;
    this.keys = keys;
    this.clock = clock;
  }

  List<StampedDependency> of(List<Dependency> dependencies) {
    return dependencies.stream().map(this::stamped).toList();
  }

  private StampedDependency stamped(Dependency dependency) {
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

  long now() {
    return clock.millis();
  }

  Entry restamped(Entry entry, Stamp stamp) {
    return new Entry(
        entry.source(),
        stamp,
        entry.fingerprint(),
        entry.status(),
        entry.path(),
        entry.aliases(),
        entry.metadata(),
        entry.problems(),
        entry.dependencies(),
        entry.renditions(),
        entry.words(),
        entry.millis(),
        entry.publishedAt());
  }
}
