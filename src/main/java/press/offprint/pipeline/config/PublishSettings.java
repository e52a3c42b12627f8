package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of the command line, with absolute paths.
 *
 * @param project the project folder; its {@code routes} and {@code templates} are read
 * @param content the watched folder
 * @param output the folder of the renditions
 * @param state the folder for what is kept between runs
 * @param config the configuration file; empty for {@code offprint.yaml} in the project, if present
 * @param editions names of the editions to make; empty for all
 * @param paths files or folders below the content folder to publish; empty for all
 * @param strict true if a warning rejects a post
 * @param drafts true if drafts are published
 * @param future true if posts with a future date are published
 * @param force true if every edition is made again
 * @param allowEmpty true if an empty content folder may remove all published posts
 * @param allowWithdrawals true if one file, or a folder that lost most posts, may withdraw many
 *     posts
 * @param waiting true to wait for another publisher that works on the output folder
 * @param threads number of posts that are built at once; more may wait for the disk meanwhile
 * @param clock the clock that decides about publication dates
 */
public record PublishSettings(
    Path project,
    Path content,
    Path output,
    Path state,
    Optional<Path> config,
    Set<String> editions,
    List<Path> paths,
    boolean strict,
    boolean drafts,
    boolean future,
    boolean force,
    boolean allowEmpty,
    boolean allowWithdrawals,
    boolean waiting,
    int threads,
    InstantSource clock) {

  public PublishSettings {
    editions = Set.copyOf(editions);
    paths = List.copyOf(paths);
  }

  /** Settings that do not allow a large withdrawal. */
  public PublishSettings(
      Path project,
      Path content,
      Path output,
      Path state,
      Optional<Path> config,
      Set<String> editions,
      List<Path> paths,
      boolean strict,
      boolean drafts,
      boolean future,
      boolean force,
      boolean allowEmpty,
      boolean waiting,
      int threads,
      InstantSource clock) {
    this(
        project,
        content,
        output,
        state,
        config,
        editions,
        paths,
        strict,
        drafts,
        future,
        force,
        allowEmpty,
        false,
        waiting,
        threads,
        clock);
  }

  /** Returns the same settings, which allow a large withdrawal. */
  public PublishSettings allowingWithdrawals() {
    return copy(editions, true);
  }

  /** Returns the same settings with other editions. */
  public PublishSettings limitedTo(Set<String> names) {
    return copy(names, allowWithdrawals);
  }

  private PublishSettings copy(Set<String> names, boolean allow) {
    return new PublishSettings(
        project,
        content,
        output,
        state,
        config,
        names,
        paths,
        strict,
        drafts,
        future,
        force,
        allowEmpty,
        allow,
        waiting,
        threads,
        clock);
  }
}
