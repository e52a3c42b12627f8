package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;

/** The time of a run begins before its sources are looked for, and ends with its last file. */
class RunTimeTest {
  private static final AtomicLong OFFSET = new AtomicLong();
  private static final InstantSource CLOCK = () -> Run.NOW.plusMillis(OFFSET.get());

  @TempDir Path project;

  /** A step of a route after which the clock shows a later time. */
  public static final class SlowStep {
    /** Moves the clock by 24 seconds. */
    public void wait24Seconds() {
      OFFSET.addAndGet(Duration.ofSeconds(24).toMillis());
    }
  }

  @Test
  void the_time_of_a_run_includes_the_reading_of_posts_before_the_plan_is_recorded()
      throws Exception {
    Blog blog = new Blog(project, "html").with("content/a.md", "# A", "", "Text.");
    String plan = Files.readString(Path.of("routes/plan-changes.camel.yaml"));
    String reads = "        - bean:\n            ref: ahead\n            method: read\n";
    assertThat(plan).contains(reads);
    String slow =
        "        - bean:\n            beanType: "
            + SlowStep.class.getName()
            + "\n            method: wait24Seconds\n";
    blog.with("routes/plan-changes.camel.yaml", plan.replace(reads, slow + reads));
    try (Publisher publisher = Publisher.open(settings(blog), new RunListener() {})) {
      RunSummary summary = publisher.publish();
      assertThat(summary.exitCode().value()).isZero();
      assertThat(summary.millis()).isEqualTo(24_000);
      PublishHistory.Run run = publisher.history().runs(1).get(0);
      assertThat(run.endedAt() - run.at()).isEqualTo(24_000);
    }
  }

  private PublishSettings settings(Blog blog) {
    return new PublishSettings(
        project,
        project.resolve("content"),
        blog.output("").normalize(),
        project.resolve(".offprint"),
        Optional.empty(),
        Set.of("html"),
        List.of(),
        false,
        false,
        false,
        false,
        false,
        false,
        2,
        CLOCK);
  }
}
