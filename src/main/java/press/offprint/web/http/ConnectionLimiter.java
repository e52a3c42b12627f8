package press.offprint.web.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the number of connections, and closes a connection whose first request head is not
 * complete in time, however slowly its bytes arrive. Thread-safe.
 */
final class ConnectionLimiter {
  private final int limit;
  private final int headSeconds;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HttpConnection, Timeout> waiting = new ConcurrentHashMap<>();

  /** A timer. It refers to its connection until it is cancelled. */
  private record Timeout(Vertx vertx, long timer) {
    void cancel() {
      vertx.cancelTimer(timer);
    }
  }

  ConnectionLimiter(int limit, int headSeconds) {
    this.limit = limit;
    this.headSeconds = headSeconds;
  }

  int open() {
    return open.get();
  }

  /** Registers a new connection, or closes it if there are too many. */
  void connected(Vertx vertx, HttpConnection connection) {
    if (open.incrementAndGet() > limit) {
      open.decrementAndGet();
      connection.close();
      return;
    }
    long timer =
        vertx.setTimer(
            TimeUnit.SECONDS.toMillis(headSeconds),
            id -> {
              if (waiting.remove(connection) != null) {
                connection.close();
              }
            });
    waiting.put(connection, new Timeout(vertx, timer));
    connection.closeHandler(
        closed -> {
          open.decrementAndGet();
          headReceived(connection);
        });
  }

  void headReceived(HttpConnection connection) {
    Timeout timeout = waiting.remove(connection);
    if (timeout != null) {
      timeout.cancel();
    }
  }
}
