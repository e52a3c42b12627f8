package press.offprint.pipeline.queue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.pipeline.config.PublishSettings;

/** Settings of projects whose posts workers make. */
final class QueueExamples {
  private QueueExamples() {}

  static PublishSettings settings(Path project) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        project.resolve("output"),
        project.resolve(".offprint"),
        Optional.empty(),
        Set.of(),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z")));
  }
}
