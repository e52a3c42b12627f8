package press.offprint.pipeline.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/**
 * When a post that failed is tried again. A disk that is full may have room soon: that is tried
 * again for ever, less and less often. A fault of ours or a deadline may pass: that is tried a few
 * times. What the post itself says does not pass. Whoever had all attempts is left alone until
 * anything that it is made from changes, so that no post can keep the press busy.
 */
public final class RetrySchedule {
  static final int ATTEMPTS = 4;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final long UNSETTLED_MILLIS = 300;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Catalog catalog;
  private final InstantSource clock;
  private final Map<String, FailedAttempt> attempts;
  private volatile boolean patient;
  private volatile boolean unsettled;
  private final AtomicInteger brokenRuns = new AtomicInteger();

  public RetrySchedule(Catalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
    this.attempts = new ConcurrentHashMap<>(catalog.attempts());
  }

  /** From now on, runs that come by themselves keep to the pauses between attempts. */
  public void bePatient() {
    patient = true;
  }

  /** A run begins to look at all sources. */
  public void begin() {
    unsettled = false;
    brokenRuns.incrementAndGet();
  }

  /** The run came to its end. */
  public void end() {
    brokenRuns.set(0);
  }

  /** Some source was still being written. */
  public void markUnsettled() {
    unsettled = true;
  }

  /** Whether a source is worth an attempt now, given what it would be made from. */
  public boolean mayTry(String source, String inputHash) {
    FailedAttempt last = attempts.get(source);
    if (last == null || !last.inputHash().equals(inputHash)) {
      return true;
    }
    return !last.isQuarantined() && (!patient || isDue(last));
  }

  // A clock that was set back must not turn a pause of seconds into one of years.
  private boolean isDue(FailedAttempt attempt) {
    long wait = attempt.nextAt() - clock.millis();
    return wait <= 0 || wait > LONGEST.toMillis();
  }

  /** Notes a failed attempt. */
  public void failed(String source, String inputHash, PostRejection why) {
    FailedAttempt last = attempts.get(source);
    int count = last != null && last.inputHash().equals(inputHash) ? last.count() + 1 : 1;
    FailedAttempt attempt = new FailedAttempt(source, inputHash, count, next(count, why));
    attempts.put(source, attempt);
    try {
      catalog.put(attempt);
    } catch (CatalogException e) {
      // The disk may be what failed: this process remembers, and the next one begins to count anew.
    }
  }

  private long next(int count, PostRejection why) {
    boolean passing = why.problems().stream().anyMatch(p -> p.code() == ProblemCode.STORE_FAILED);
    boolean maybe = why.fault() || why.problems().stream().anyMatch(RetrySchedule::mayPass);
    if (!passing && (!maybe || count >= ATTEMPTS)) {
      return FailedAttempt.WHEN_IT_CHANGES;
    }
    return clock.millis() + pause(count);
  }

  private static long pause(int count) {
    return Math.min(FIRST.toMillis() << (2 * Math.min(count - 1, 10)), LONGEST.toMillis());
  }

  private static boolean mayPass(Problem problem) {
    return problem.isError()
        && (problem.code() == ProblemCode.LIMIT_TIME
            || problem.code() == ProblemCode.SOURCE_UNREADABLE);
  }

  /** Forgets what failed before: the source was published, or is gone. */
  public void forget(String source) {
    if (attempts.containsKey(source)) {
      catalog.forgetAttempts(source);
      attempts.remove(source);
    }
  }

  Optional<FailedAttempt> of(String source) {
    return Optional.ofNullable(attempts.get(source));
  }

  /** Milliseconds until some source is worth another look; empty where none is. */
  public OptionalLong millisToNext() {
    int broken = brokenRuns.get();
    if (broken > 0) {
      // A run that could not come to its end would break at the same place at once.
      return OptionalLong.of(pause(broken));
    }
    LongStream pauses =
        attempts.values().stream()
            .filter(attempt -> !attempt.isQuarantined())
            .mapToLong(attempt -> isDue(attempt) ? 0 : attempt.nextAt() - clock.millis());
    LongStream soon = unsettled ? LongStream.of(UNSETTLED_MILLIS) : LongStream.empty();
    return LongStream.concat(pauses, soon).min();
  }
}
