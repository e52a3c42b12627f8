package press.offprint.web.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Map;
import java.util.function.LongSupplier;
import press.offprint.web.cache.LruMap;

/** A token bucket for each client: a burst at first, then so many permits a second. Thread-safe. */
public final class RateLimiter {
  private static final int CLIENTS = 10_000;

  private final double burst;
  private final double perNano;
  private final LongSupplier nanos;

  @GuardedBy("this")
  private final Map<String, double[]> buckets = new LruMap<>(CLIENTS);

  /**
   * Creates a limit.
   *
   * @param burst the permits at first, and the most that a client can have
   * @param nanos the clock, in nanoseconds
   */
  public RateLimiter(int burst, double perSecond, LongSupplier nanos) {
    this.burst = burst;
    this.perNano = perSecond / 1e9;
    this.nanos = nanos;
  }

  /** Takes a permit. Returns false if the client has none left for now. */
  public synchronized boolean take(String client) {
    double now = nanos.getAsLong();
    double[] bucket = buckets.computeIfAbsent(client, name -> new double[] {burst, now});
    bucket[0] = Math.min(burst, bucket[0] + (now - bucket[1]) * perNano);
    bucket[1] = now;
    if (bucket[0] < 1) {
      return false;
    }
    bucket[0]--;
    return true;
  }

  /** Returns true if the client has a permit left, without taking it. */
  synchronized boolean has(String client) {
    double[] bucket = buckets.get(client);
    return bucket == null
        || Math.min(burst, bucket[0] + (nanos.getAsLong() - bucket[1]) * perNano) >= 1;
  }
}
