package press.offprint.pipeline.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.FailedAttempt;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/**
 * The times at which failed posts are tried again. A store failure is retried without end, at
 * growing intervals, because a disk may have room later. A fault of Offprint or a deadline is
 * retried a few times. Every other problem waits until an input of the post changes. Safe for many
 * threads.
 */
public final class RetrySchedule {
  static final int ATTEMPTS = 4;
  static final Duration FIRST = Duration.ofSeconds(2);
  static final Duration LONGEST = Duration.ofMinutes(1);
  static final long UNSETTLED_MILLIS = 300;

  private final Catalog catalog;
  private final InstantSource clock;
  private final Map<String, FailedAttempt> attempts;
  private final AtomicInteger brokenRuns = new AtomicInteger();
  private volatile boolean pausing;
  private volatile boolean unsettled;
  private volatile long calendarMillis = Long.MAX_VALUE;

  public RetrySchedule(Catalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
    this.attempts = new ConcurrentHashMap<>(catalog.attempts());
  }

  /** Switches to watch mode: runs wait for the pauses between attempts. */
  public void pauseBetweenAttempts() {
    pausing = true;
  }

  /** Starts a run. */
  public void begin() {
    unsettled = false;
    brokenRuns.incrementAndGet();
  }

  /** Returns true if the last run that began did not end. */
  public boolean isBroken() {
    return brokenRuns.get() > 0;
  }

  /** Ends a complete run. */
  public void end() {
    brokenRuns.set(0);
  }

  /**
   * Stores the results of a plan.
   *
   * @param someUnsettled true if a source was still being written
   * @param untilMillis the time at which a date in a post makes the next run necessary, in
   *     milliseconds since 1970; {@link Long#MAX_VALUE} for never
   */
  public void planned(boolean someUnsettled, long untilMillis) {
    unsettled = someUnsettled;
    calendarMillis = untilMillis;
  }

  /**
   * Asks for another run.
   *
   * @param millis the time of that run, in milliseconds since 1970; {@link Long#MAX_VALUE} for
   *     never
   */
  public void alsoAt(long millis) {
    calendarMillis = Math.min(calendarMillis, millis);
  }

  /** Returns true if the last attempt to make a source failed. */
  public boolean hasFailed(String source) {
    return attempts.containsKey(source);
  }

  /** Returns true if a source may be tried now with these inputs. */
  public boolean mayTry(String source, String inputHash) {
    FailedAttempt last = attempts.get(source);
    if (last == null || !last.inputHash().equals(inputHash)) {
      return true;
    }
    return !last.isQuarantined() && (!pausing || isDue(last));
  }

  // If the clock was set back, the pause could become years.
  private boolean isDue(FailedAttempt attempt) {
    long wait = attempt.nextAt() - clock.millis();
    return wait <= 0 || wait > LONGEST.toMillis();
  }

  /** Stores a failed attempt. */
  public void failed(String source, String inputHash, PostRejection reason) {
    FailedAttempt last = attempts.get(source);
    int count = last != null && last.inputHash().equals(inputHash) ? last.count() + 1 : 1;
    FailedAttempt attempt = new FailedAttempt(source, inputHash, count, next(count, reason));
    attempts.put(source, attempt);
    try {
      catalog.put(attempt);
    } catch (CatalogException e) {
      // The disk may be the reason for the failure. This process remembers the attempt; the next
      // process counts from the start.
    }
  }

  private long next(int count, PostRejection reason) {
    boolean storage =
        reason.problems().stream().anyMatch(p -> p.code() == ProblemCode.STORE_FAILED);
    boolean temporary =
        reason.exitCode() == ExitCode.FAULT
            || reason.problems().stream().anyMatch(RetrySchedule::mayPass);
    if (!storage && (!temporary || count >= ATTEMPTS)) {
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

  /** Removes the failed attempts of a source that is published, hidden, rejected or removed. */
  public void forget(String source) {
    if (attempts.containsKey(source)) {
      catalog.forgetAttempts(source);
      attempts.remove(source);
    }
  }

  /** Removes the failed attempts of all sources but these. */
  public void retain(Set<String> sources) {
    attempts.keySet().stream().filter(source -> !sources.contains(source)).forEach(this::forget);
  }

  /** Returns the milliseconds until the next run is necessary; empty for never. */
  public OptionalLong millisToNext() {
    int broken = brokenRuns.get();
    if (broken > 0) {
      // A run that could not end would fail again at once.
      return OptionalLong.of(pause(broken));
    }
    LongStream pauses =
        attempts.values().stream()
            .filter(attempt -> !attempt.isQuarantined())
            .mapToLong(attempt -> isDue(attempt) ? 0 : attempt.nextAt() - clock.millis());
    LongStream soon = unsettled ? LongStream.of(UNSETTLED_MILLIS) : LongStream.empty();
    LongStream calendar =
        calendarMillis == Long.MAX_VALUE
            ? LongStream.empty()
            : LongStream.of(Math.max(0, calendarMillis - clock.millis()));
    return LongStream.concat(LongStream.concat(pauses, soon), calendar).min();
  }

  /** Returns true if no source needs another run unless it changes. */
  public boolean isSettled() {
    return !unsettled && attempts.values().stream().allMatch(FailedAttempt::isQuarantined);
  }
}
