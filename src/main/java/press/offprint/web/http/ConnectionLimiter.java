package press.offprint.web.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is connected, and sends away whoever is one too many or does not come to the point:
 * the first request's head must be there in time, however slowly its bytes trickle in.
 */
final class ConnectionLimiter {
  private final int most;
  private final int patienceSeconds;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HttpConnection, Waiting> silent = new ConcurrentHashMap<>();

  /** A timer that ends the waiting. It holds on to its connection until it is cancelled. */
  private record Waiting(Vertx vertx, long timer) {
    void end() {
      vertx.cancelTimer(timer);
    }
  }

  ConnectionLimiter(int most, int patienceSeconds) {
    this.most = most;
    this.patienceSeconds = patienceSeconds;
  }

  int open() {
    return open.get();
  }

  void came(Vertx vertx, HttpConnection connection) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      connection.close();
      return;
    }
    long timer =
        vertx.setTimer(
            TimeUnit.SECONDS.toMillis(patienceSeconds),
            id -> {
              if (silent.remove(connection) != null) {
                connection.close();
              }
            });
    silent.put(connection, new Waiting(vertx, timer));
    connection.closeHandler(
        closed -> {
          open.decrementAndGet();
          spoke(connection);
        });
  }

  void spoke(HttpConnection connection) {
    Waiting waiting = silent.remove(connection);
    if (waiting != null) {
      waiting.end();
    }
  }
}
