package press.offprint.web.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Open streams of server-sent events (HTML, section 9.2), limited in all and for one client
 * address, so that no client takes them all. Thread-safe.
 */
public final class EventStreams {
  private static final int MOST = 512;
  private static final int MOST_OF_ADDRESS = 128;

  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  /**
   * The times of a stream, in milliseconds.
   *
   * @param retry after which a browser connects again
   * @param first from the opening to the first call of the sender
   * @param interval between further calls
   */
  public record Pace(int retry, long first, long interval) {}

  /** Returns the number of open streams. */
  public int clients() {
    return open.get();
  }

  /**
   * Opens a stream, or answers with 503 (all are in use) or 429 (the client has its share).
   *
   * @param sender returns, for the open response, what is called at each interval on the event loop
   *     of the client
   */
  public void open(
      Vertx vertx, RoutingContext call, Pace pace, Function<HttpServerResponse, Runnable> sender) {
    HttpServerResponse response = call.response();
    String address = ClientAddress.of(call.request().connection());
    int ofAddress = byAddress.merge(address, 1, Integer::sum);
    boolean isFull = open.incrementAndGet() > MOST;
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
        .write("retry: " + pace.retry() + "\n\n");
    Runnable send = sender.apply(response);
    long timer =
        vertx.setPeriodic(
            pace.first(),
            pace.interval(),
            id -> {
              if (!response.closed() && !response.writeQueueFull()) {
                send.run();
              }
            });
    response.closeHandler(
        closed -> {
          vertx.cancelTimer(timer);
          closed(address);
        });
  }

  private void closed(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
  }
}
