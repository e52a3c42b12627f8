package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.List;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Article;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;

/**
 * The facts about a post that its receipt and its catalog entry need, as a value. The stamps were
 * taken before each file was read: later ones would hide a change made in between.
 *
 * @param stamp of the post's file
 * @param fingerprint SHA-256 of the post and its section defaults; empty if it was not read
 * @param path permalink; empty if the post was rejected
 * @param aliases former permalinks, as the front matter of this reading has them
 * @param problems warnings of the reader
 */
public record ReadPost(
    FileStamp stamp,
    String fingerprint,
    String path,
    List<String> aliases,
    Metadata metadata,
    List<Problem> problems,
    List<StampedDependency> dependencies,
    int words) {
  /** A post that was not read. */
  public static final ReadPost NOTHING = rejected(FileStamp.MISSING, "");

  public ReadPost {
    aliases = List.copyOf(aliases);
    problems = List.copyOf(problems);
    dependencies = List.copyOf(dependencies);
  }

  /** Returns the same facts with a further dependency. */
  public ReadPost with(StampedDependency dependency) {
    List<StampedDependency> all = new ArrayList<>(dependencies);
    all.add(dependency);
    return new ReadPost(stamp, fingerprint, path, aliases, metadata, problems, all, words);
  }

  /** Returns the same facts with other dependencies. */
  public ReadPost withAll(List<StampedDependency> others) {
    return new ReadPost(stamp, fingerprint, path, aliases, metadata, problems, others, words);
  }

  /** Returns the facts of a post that has no article. */
  public static ReadPost rejected(FileStamp stamp, String fingerprint) {
    return new ReadPost(stamp, fingerprint, "", List.of(), null, List.of(), List.of(), 0);
  }

  /** Returns the facts of an article. */
  public static ReadPost of(
      FileStamp stamp,
      String fingerprint,
      List<String> aliases,
      Article article,
      List<StampedDependency> dependencies) {
    return new ReadPost(
        stamp,
        fingerprint,
        article.path(),
        aliases,
        article.metadata(),
        article.problems(),
        dependencies,
        article.words());
  }
}
