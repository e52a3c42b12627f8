package press.offprint.pipeline.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of a test project with the default options. */
public final class ProjectSettings {
  private ProjectSettings() {}

  /** Returns the settings; no path limits the posts, and no option is set. */
  public static PublishSettings of(Path project) {
    return of(project, Optional.empty(), Set.of());
  }

  /** Returns the settings with another output folder and another clock. */
  public static PublishSettings of(Path project, Path output, InstantSource clock) {
    return of(project, output, Optional.empty(), Set.of(), clock);
  }

  static PublishSettings of(Path project, Optional<Path> config, Set<String> editions) {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    return of(project, project.resolve("output"), config, editions, InstantSource.fixed(now));
  }

  private static PublishSettings of(
      Path project, Path output, Optional<Path> config, Set<String> editions, InstantSource clock) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        output,
        state(project, output),
        config,
        editions,
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        clock);
  }

  /** Returns the state folder of the project, or one beside an output folder outside of it. */
  public static Path state(Path project, Path output) {
    return output.equals(project.resolve("output"))
        ? project.resolve(".offprint")
        : output.resolveSibling(output.getFileName() + ".state");
  }
}
