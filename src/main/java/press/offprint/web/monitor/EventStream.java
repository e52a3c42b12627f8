package press.offprint.web.monitor;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Tells browsers that something moved on (server-sent events): {@code press} where the press did,
 * {@code shelf} where something was published or withdrawn. They then ask for what they show.
 */
public final class EventStream {
  private static final int MOST = 256;
  private static final long PULSE_MILLIS = 120;
  private static final long QUIET_PULSES = 120;

  private final LongSupplier shelf;
  private final AtomicLong moves = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param shelf the version of what is published
   */
  public EventStream(RunMonitor monitor, LongSupplier shelf) {
    this.shelf = shelf;
    monitor.watch(moves::incrementAndGet);
  }

  /** How often the press moved on since the start. */
  public long version() {
    return moves.get();
  }

  /** How many browsers listen. */
  public int listeners() {
    return open.get();
  }

  public Handler<RoutingContext> on(Vertx vertx) {
    return call -> {
      HttpServerResponse response = call.response();
      if (open.incrementAndGet() > MOST) {
        open.decrementAndGet();
        response.setStatusCode(503).putHeader("Retry-After", "30").end();
        return;
      }
      response
          .setChunked(true)
          .putHeader("Content-Type", "text/event-stream")
          .putHeader("Cache-Control", "no-store")
          .putHeader("X-Accel-Buffering", "no")
          .write("retry: 2000\n\n");
      Pulse pulse = new Pulse(response);
      long timer = vertx.setPeriodic(PULSE_MILLIS, id -> pulse.beat());
      response.closeHandler(
          closed -> {
            vertx.cancelTimer(timer);
            open.decrementAndGet();
          });
    };
  }

  /** One browser's heartbeat: whatever happened between two beats is told once. */
  private final class Pulse {
    private final HttpServerResponse response;
    private long toldMoves = moves.get();
    private long toldShelf = shelf.getAsLong();
    private long quiet;

    Pulse(HttpServerResponse response) {
      this.response = response;
    }

    void beat() {
      if (response.closed() || response.writeQueueFull()) {
        return;
      }
      long nowMoves = moves.get();
      long nowShelf = shelf.getAsLong();
      StringBuilder events = new StringBuilder();
      if (nowMoves != toldMoves) {
        events.append("event: press\ndata: ").append(nowMoves).append("\n\n");
      }
      if (nowShelf != toldShelf) {
        events.append("event: shelf\ndata: ").append(nowShelf).append("\n\n");
      }
      toldMoves = nowMoves;
      toldShelf = nowShelf;
      if (!events.isEmpty()) {
        response.write(events.toString());
        quiet = 0;
      } else if (++quiet >= QUIET_PULSES) {
        // Keeps the connection from looking dead to whatever lies between.
        response.write(": still here\n\n");
        quiet = 0;
      }
    }
  }
}
