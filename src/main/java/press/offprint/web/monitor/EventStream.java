package press.offprint.web.monitor;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import press.offprint.web.http.ClientAddress;

/**
 * Server-sent events for browsers: {@code press} if the state of the run changed, {@code shelf} if
 * the published posts changed. The browser then requests the page again. Thread-safe.
 */
public final class EventStream {
  private static final int MOST_STREAMS = 512;
  private static final int MOST_OF_ADDRESS = 128;
  private static final long INTERVAL_MILLIS = 120;
  private static final long QUIET_INTERVALS = 120;

  private final LongSupplier catalogVersion;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  /**
   * @param catalogVersion the version of the published posts
   */
  public EventStream(RunMonitor monitor, LongSupplier catalogVersion) {
    this.catalogVersion = catalogVersion;
    monitor.watch(changes::incrementAndGet);
  }

  /** Returns the number of changes since the start. */
  public long version() {
    return changes.get();
  }

  /** Returns the number of open streams. */
  public int clients() {
    return open.get();
  }

  /** Returns the handler that opens a stream. */
  public Handler<RoutingContext> on(Vertx vertx) {
    return call -> {
      HttpServerResponse response = call.response();
      String address = ClientAddress.of(call.request().connection());
      int ofAddress = byAddress.merge(address, 1, Integer::sum);
      boolean isFull = open.incrementAndGet() > MOST_STREAMS;
      if (isFull || ofAddress > MOST_OF_ADDRESS) {
        closed(address);
        response.setStatusCode(isFull ? 503 : 429).putHeader("Retry-After", "30").end();
        return;
      }
      response
          .setChunked(true)
          .putHeader("Content-Type", "text/event-stream")
          .putHeader("Cache-Control", "no-store")
          .putHeader("X-Accel-Buffering", "no")
          .write("retry: 2000\n\n");
      Stream stream = new Stream(response);
      long timer = vertx.setPeriodic(INTERVAL_MILLIS, id -> stream.sendChanges());
      response.closeHandler(
          closed -> {
            vertx.cancelTimer(timer);
            closed(address);
          });
    };
  }

  private void closed(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
  }

  /** The stream of one browser. The changes of an interval are sent as one event. */
  private final class Stream {
    private final HttpServerResponse response;
    private long sentChanges = changes.get();
    private long sentVersion = catalogVersion.getAsLong();
    private long quiet;

    Stream(HttpServerResponse response) {
      this.response = response;
    }

    void sendChanges() {
      if (response.closed() || response.writeQueueFull()) {
        return;
      }
      long nowChanges = changes.get();
      long nowVersion = catalogVersion.getAsLong();
      StringBuilder events = new StringBuilder();
      if (nowChanges != sentChanges) {
        events.append("event: press\ndata: ").append(nowChanges).append("\n\n");
      }
      if (nowVersion != sentVersion) {
        events.append("event: shelf\ndata: ").append(nowVersion).append("\n\n");
      }
      sentChanges = nowChanges;
      sentVersion = nowVersion;
      if (!events.isEmpty()) {
        response.write(events.toString());
        quiet = 0;
      } else if (++quiet >= QUIET_INTERVALS) {
        // A proxy may close a connection on which nothing is sent.
        response.write(": still here\n\n");
        quiet = 0;
      }
    }
  }
}
