package press.offprint.web.metrics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import press.offprint.json.JsonObject;
import press.offprint.web.http.ResponseBody;

/**
 * The health of the web server: ready if the first run is over, live if the catalog is still
 * updated. Thread-safe.
 */
public final class Health {
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private final BooleanSupplier ready;
  private final LongSupplier nanos;
  private final AtomicLong updatedAt;

  /**
   * @param nanos a monotonic clock
   */
  public Health(BooleanSupplier ready, LongSupplier nanos) {
    this.ready = ready;
    this.nanos = nanos;
    this.updatedAt = new AtomicLong(nanos.getAsLong());
  }

  /** Reports that the catalog is updated now. */
  public void catalogUpdated() {
    updatedAt.set(nanos.getAsLong());
  }

  public boolean isReady() {
    return ready.getAsBoolean();
  }

  public boolean isLive() {
    return nanos.getAsLong() - updatedAt.get() < LIMIT_NANOS;
  }

  /** Returns both as JSON. */
  public ResponseBody body() {
    JsonObject json = new JsonObject().put("ready", isReady()).put("live", isLive());
    return ResponseBody.of("application/json", json.toString());
  }
}
