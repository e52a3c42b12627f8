package press.offprint.web.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import press.offprint.web.cache.LruMap;

/**
 * The browsers that are signed in, in memory until they sign out, for thirty days at most. Only
 * hashes are kept, so that a lookup takes the same time for every value. Thread-safe.
 */
public final class Sessions {
  static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST = 1_000;

  private final InstantSource clock;

  @GuardedBy("this")
  private final Map<String, Instant> ends = new LruMap<>(MOST);

  public Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Starts a session, and returns the value of its cookie. */
  synchronized String start() {
    String value = Credentials.random();
    ends.put(Credentials.hash(value), clock.instant().plus(LONGEST));
    return value;
  }

  synchronized boolean has(String value) {
    Instant end = ends.get(Credentials.hash(value));
    return end != null && clock.instant().isBefore(end);
  }

  /** Ends a session, also for copies of its cookie. */
  synchronized void end(String value) {
    ends.remove(Credentials.hash(value));
  }
}
