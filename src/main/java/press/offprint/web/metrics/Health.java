package press.offprint.web.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import press.offprint.web.http.ResponseBody;

/**
 * Whether the room is ready (the first run is over, so that it shows all there is) and live (it
 * still keeps its shelf up to date).
 */
public final class Health {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final BooleanSupplier ready;
  private final LongSupplier nanos;
  private final AtomicLong beat;

  /**
   * @param nanos a clock that never goes back
   */
  public Health(BooleanSupplier ready, LongSupplier nanos) {
    this.ready = ready;
    this.nanos = nanos;
    this.beat = new AtomicLong(nanos.getAsLong());
  }

  /** The shelf was looked after just now. */
  public void beat() {
    beat.set(nanos.getAsLong());
  }

  public boolean isReady() {
    return ready.getAsBoolean();
  }

  public boolean isLive() {
    return nanos.getAsLong() - beat.get() < PATIENCE_NANOS;
  }

  /** Both, as JSON. */
  public ResponseBody body() {
    return ResponseBody.of(
        "application/json",
        new ObjectMapper()
            .createObjectNode()
            .put("ready", isReady())
            .put("live", isLive())
            .toString());
  }
}
