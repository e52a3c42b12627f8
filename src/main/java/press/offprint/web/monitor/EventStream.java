package press.offprint.web.monitor;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import press.offprint.web.http.EventStreams;

/**
 * Server-sent events for browsers: {@code press} if the state of the run changed, {@code shelf} if
 * the published posts changed. The browser then requests the page again. Thread-safe.
 */
public final class EventStream {
  private static final EventStreams.Pace PACE = new EventStreams.Pace(2_000, 120, 120);
  private static final long QUIET_INTERVALS = 120;

  private final LongSupplier catalogVersion;
  private final AtomicLong changes = new AtomicLong();
  private final EventStreams streams;

  /**
   * @param catalogVersion the version of the published posts
   */
  public EventStream(RunMonitor monitor, LongSupplier catalogVersion, EventStreams streams) {
    this.streams = streams;
    this.catalogVersion = catalogVersion;
    monitor.watch(changes::incrementAndGet);
  }

  /** Returns the number of changes since the start. */
  public long version() {
    return changes.get();
  }

  /** Returns the handler that opens a stream. */
  public Handler<RoutingContext> on(Vertx vertx) {
    return call -> streams.open(vertx, call, PACE, response -> new Stream(response)::sendChanges);
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
