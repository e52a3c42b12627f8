package press.offprint.pipeline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import press.offprint.catalog.Attempt;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.CatalogException;
import press.offprint.model.Code;
import press.offprint.model.Problem;

/**
 * When a post that failed is tried again. A disk that is full may have room soon: that is tried
 * again for ever, less and less often. A fault of ours or a deadline may pass: that is tried a few
 * times. What the post itself says does not pass. Whoever had all attempts is left alone until
 * anything that it is made from changes, so that no post can keep the press busy.
 */
final class Retries {
  static final int ATTEMPTS = 4;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final long UNSETTLED_MILLIS = 300;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Catalog catalog;
  private final InstantSource clock;
  private final Map<String, Attempt> attempts;
  private volatile boolean patient;
  private volatile boolean unsettled;
  private final AtomicInteger brokenRuns = new AtomicInteger();

  Retries(Catalog catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
    this.attempts = new ConcurrentHashMap<>(catalog.attempts());
  }

  /** From now on, runs that come by themselves keep to the pauses between attempts. */
  void bePatient() {
    patient = true;
  }

  /** A run begins to look at all sources. */
  void begin() {
    unsettled = false;
    brokenRuns.incrementAndGet();
  }

  /** The run came to its end. */
  void end() {
    brokenRuns.set(0);
  }

  /** Some source was still being written. */
  void unsettled() {
    unsettled = true;
  }

  /** Whether a source is worth an attempt now, given what it would be made from. */
  boolean mayTry(String source, String madeFrom) {
    Attempt last = attempts.get(source);
    if (last == null || !last.madeFrom().equals(madeFrom)) {
      return true;
    }
    return !last.isQuarantined() && (!patient || isDue(last));
  }

  // A clock that was set back must not turn a pause of seconds into one of years.
  private boolean isDue(Attempt attempt) {
    long wait = attempt.nextAt() - clock.millis();
    return wait <= 0 || wait > LONGEST.toMillis();
  }

  /** Notes a failed attempt. */
  void failed(String source, String madeFrom, Rejected why) {
    Attempt last = attempts.get(source);
    int count = last != null && last.madeFrom().equals(madeFrom) ? last.count() + 1 : 1;
    Attempt attempt = new Attempt(source, madeFrom, count, next(count, why));
    attempts.put(source, attempt);
    try {
      catalog.put(attempt);
    } catch (CatalogException e) {
      // The disk may be what failed: this process remembers, and the next one begins to count anew.
    }
  }

  private long next(int count, Rejected why) {
    boolean passing = why.problems().stream().anyMatch(p -> p.code() == Code.STORE_FAILED);
    boolean maybe = why.fault() || why.problems().stream().anyMatch(Retries::mayPass);
    if (!passing && (!maybe || count >= ATTEMPTS)) {
      return Attempt.WHEN_IT_CHANGES;
    }
    return clock.millis() + pause(count);
  }

  private static long pause(int count) {
    return Math.min(FIRST.toMillis() << (2 * Math.min(count - 1, 10)), LONGEST.toMillis());
  }

  private static boolean mayPass(Problem problem) {
    return problem.isError()
        && (problem.code() == Code.LIMIT_TIME || problem.code() == Code.SOURCE_UNREADABLE);
  }

  /** Forgets what failed before: the source was published, or is gone. */
  void forget(String source) {
    if (attempts.containsKey(source)) {
      catalog.forgetAttempts(source);
      attempts.remove(source);
    }
  }

  Optional<Attempt> of(String source) {
    return Optional.ofNullable(attempts.get(source));
  }

  /** Milliseconds until some source is worth another look; empty where none is. */
  OptionalLong millisToNext() {
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
