package press.offprint.pipeline.plan;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.asset.RecordingFiles;

/** Notes what a rendition was made from, so that the next run can tell by stat calls alone. */
public final class DependencyHashes {
  private final Site site;
  private final EditionFingerprints keys;
  private final InstantSource clock;
  private final boolean strict;

  public DependencyHashes(Publisher.Room room) {
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
  public static List<StampedDependency> of(List<Dependency> dependencies, RecordingFiles files) {
    return dependencies.stream().map(dependency -> stamped(dependency, files)).toList();
  }

  private static StampedDependency stamped(Dependency dependency, RecordingFiles files) {
    boolean file = dependency.kind() == Dependency.Kind.FILE;
    return new StampedDependency(
        dependency, file ? files.stamp(dependency.name()) : FileStamp.MISSING);
  }

  /** What the rendition of {@code article} in {@code edition} is made from. */
  public String madeFrom(String edition, Article article, String post) {
    return InputHash.ofPost(
        keys.of("post-" + edition),
        site.fingerprint(),
        article.path(),
        post,
        article.dependencies());
  }

  /** What an attempt at all of {@code editions} is made from. */
  public String inputHash(
      Set<String> editions, String path, String post, List<Dependency> dependencies) {
    InputHash hash = new InputHash().add(strict ? "strict" : "");
    for (String edition : new TreeSet<>(editions)) {
      String key = keys.of("post-" + edition);
      hash.add(InputHash.ofPost(key, site.fingerprint(), path, post, dependencies));
    }
    return hash.hash();
  }

  public long now() {
    return clock.millis();
  }
}
