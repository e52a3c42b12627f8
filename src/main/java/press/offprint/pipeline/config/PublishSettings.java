package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person asked for on the command line, made absolute.
 *
 * @param project the project folder; its {@code routes} and {@code templates} are read
 * @param content the watched folder
 * @param output where renditions go
 * @param config the configuration file, empty for {@code offprint.yaml} in the project if it is
 *     there
 * @param editions names of the editions to make, empty for all
 * @param paths files or folders below content to publish, empty for all
 * @param strict whether a warning rejects a post
 * @param drafts whether drafts are published
 * @param future whether posts from the future are published
 * @param force whether everything is made again
 * @param allowEmpty whether an empty content folder may withdraw what is published
 * @param waiting whether to wait for another press on the same output folder to end
 * @param threads how many posts are worked on at once; others may wait for the disk meanwhile
 * @param clock what time it is
 */
public record PublishSettings(
    Path project,
    Path content,
    Path output,
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

  public PublishSettings {
    editions = Set.copyOf(editions);
    paths = List.copyOf(paths);
  }
}
