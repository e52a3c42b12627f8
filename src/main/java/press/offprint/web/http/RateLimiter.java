package press.offprint.web.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How often somebody may do something: so many at once, and then so many a second. */
final class RateLimiter {
  private static final int REMEMBERED = 10_000;

  private final double burst;
  private final double perNano;
  private final LongSupplier nanos;
  private final Map<String, double[]> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  RateLimiter(int burst, double perSecond, LongSupplier nanos) {
    this.burst = burst;
    this.perNano = perSecond / 1e9;
    this.nanos = nanos;
  }

  /** Takes one; false where none is left for now. */
  synchronized boolean take(String who) {
    double now = nanos.getAsLong();
    double[] bucket = buckets.computeIfAbsent(who, name -> new double[] {burst, now});
    bucket[0] = Math.min(burst, bucket[0] + (now - bucket[1]) * perNano);
    bucket[1] = now;
    if (bucket[0] < 1) {
      return false;
    }
    bucket[0]--;
    return true;
  }

  /** Whether one is left, without taking it. */
  synchronized boolean has(String who) {
    double[] bucket = buckets.get(who);
    return bucket == null
        || Math.min(burst, bucket[0] + (nanos.getAsLong() - bucket[1]) * perNano) >= 1;
  }
}
