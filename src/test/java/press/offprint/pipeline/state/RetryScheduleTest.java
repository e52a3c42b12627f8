package press.offprint.pipeline.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.Catalog;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The times of the next attempts, with a clock that the test sets. */
class RetryScheduleTest {
  @TempDir private Path folder;
  private final SetClock clock = new SetClock();
  private Catalog catalog;
  private RetrySchedule retries;

  @BeforeEach
  void open() {
    catalog = Catalog.open(folder).catalog();
    retries = new RetrySchedule(catalog, clock);
    retries.pauseBetweenAttempts();
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void nothing_is_due_if_nothing_failed() {
    assertThat(retries.millisToNext()).isEmpty();
    assertThat(retries.isSettled()).isTrue();
    assertThat(retries.mayTry("a.md", "inputs")).isTrue();
  }

  @Test
  void a_full_disk_is_tried_again_without_end_and_at_most_once_a_minute() {
    assertThat(pauses(ProblemCode.STORE_FAILED, 8))
        .startsWith(2_000L, 8_000L, 32_000L, 60_000L, 60_000L)
        .endsWith(60_000L);
  }

  @Test
  void a_fault_is_tried_four_times_in_all() {
    assertThat(pauses(ProblemCode.EDITION_FAILED, 8)).containsExactly(2_000L, 8_000L, 32_000L);
    assertThat(retries.isSettled()).isTrue();
  }

  @Test
  void a_deadline_is_tried_four_times_in_all() {
    assertThat(pauses(ProblemCode.LIMIT_TIME, 8)).containsExactly(2_000L, 8_000L, 32_000L);
  }

  @Test
  void an_error_of_the_post_or_of_a_template_waits_for_a_change() {
    for (ProblemCode code :
        List.of(ProblemCode.TITLE_MISSING, ProblemCode.LIMIT_DEPTH, ProblemCode.TEMPLATE)) {
      assertThat(pauses(code, 3)).as(code.name()).isEmpty();
      assertThat(retries.mayTry("a.md", "inputs")).as(code.name()).isFalse();
      assertThat(retries.mayTry("a.md", "other inputs")).as(code.name()).isTrue();
      retries.forget("a.md");
    }
  }

  @Test
  void other_inputs_start_the_count_again() {
    fail("a.md", "inputs", ProblemCode.EDITION_FAILED);
    fail("a.md", "inputs", ProblemCode.EDITION_FAILED);
    fail("a.md", "other inputs", ProblemCode.EDITION_FAILED);
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(2_000));
  }

  @Test
  void an_attempt_waits_for_its_pause_in_watch_mode_alone() {
    fail("a.md", "inputs", ProblemCode.STORE_FAILED);
    assertThat(retries.mayTry("a.md", "inputs")).isFalse();
    assertThat(new RetrySchedule(catalog, clock).mayTry("a.md", "inputs")).isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(retries.mayTry("a.md", "inputs")).isTrue();
  }

  @Test
  void attempts_are_kept_after_the_end_of_the_process() {
    fail("a.md", "inputs", ProblemCode.TITLE_MISSING);
    assertThat(new RetrySchedule(catalog, clock).mayTry("a.md", "inputs")).isFalse();
  }

  @Test
  void a_failed_attempt_of_a_post_that_became_a_draft_makes_nothing_due() {
    fail("a.md", "inputs", ProblemCode.STORE_FAILED);
    clock.advance(Duration.ofMinutes(5));
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(0));
    retries.forget("a.md");
    assertThat(retries.millisToNext()).isEmpty();
    assertThat(new RetrySchedule(catalog, clock).millisToNext()).isEmpty();
  }

  @Test
  void the_attempts_of_sources_that_are_missing_are_removed() {
    fail("a.md", "inputs", ProblemCode.STORE_FAILED);
    fail("b.md", "inputs", ProblemCode.STORE_FAILED);
    retries.retain(Set.of("b.md"));
    retries.forget("b.md");
    assertThat(retries.millisToNext()).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_makes_no_pause_of_years() {
    fail("a.md", "inputs", ProblemCode.STORE_FAILED);
    clock.advance(Duration.ofDays(-365));
    assertThat(retries.mayTry("a.md", "inputs")).isTrue();
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void a_source_that_is_being_written_is_due_soon() {
    retries.planned(true, Long.MAX_VALUE);
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(300));
    assertThat(retries.isSettled()).isFalse();
    retries.planned(false, Long.MAX_VALUE);
    assertThat(retries.millisToNext()).isEmpty();
  }

  @Test
  void a_date_of_a_post_is_due_at_its_time() {
    retries.planned(false, clock.millis() + 5_000);
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(5_000));
    clock.advance(Duration.ofSeconds(6));
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void a_run_that_did_not_end_is_known_until_one_ends() {
    assertThat(retries.isBroken()).isFalse();
    retries.begin();
    assertThat(retries.isBroken()).isTrue();
    retries.end();
    assertThat(retries.isBroken()).isFalse();
  }

  @Test
  void a_run_that_cannot_end_is_repeated_at_growing_intervals() {
    retries.begin();
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(2_000));
    retries.begin();
    assertThat(retries.millisToNext()).isEqualTo(OptionalLong.of(8_000));
    retries.end();
    assertThat(retries.millisToNext()).isEmpty();
  }

  /** Returns the pauses after each of {@code attempts} failures; each waits for the one before. */
  private List<Long> pauses(ProblemCode code, int attempts) {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < attempts; i++) {
      if (!retries.mayTry("a.md", "inputs")) {
        break;
      }
      fail("a.md", "inputs", code);
      OptionalLong next = retries.millisToNext();
      if (next.isEmpty()) {
        break;
      }
      pauses.add(next.getAsLong());
      clock.advance(Duration.ofMillis(next.getAsLong()));
    }
    return pauses;
  }

  private void fail(String source, String inputHash, ProblemCode code) {
    Problem problem = Problem.error(code, 0, "It failed.", "");
    retries.failed(source, inputHash, new PostRejection(List.of(problem)));
  }

  private static final class SetClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
