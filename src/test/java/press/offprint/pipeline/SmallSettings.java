package press.offprint.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.pipeline.config.PublishSettings;

/** The settings of a project in one folder, with two threads and a fixed clock. */
final class SmallSettings {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private SmallSettings() {}

  static PublishSettings of(Path project, Set<String> editions) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        project.resolve("output"),
        project.resolve(".offprint"),
        Optional.empty(),
        editions,
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(NOW));
  }
}
