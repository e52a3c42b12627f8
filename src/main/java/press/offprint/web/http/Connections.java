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
final class Connections {
  private final int most;
  private final int patienceSeconds;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HttpConnection, Long> silent = new ConcurrentHashMap<>();

  Connections(int most, int patienceSeconds) {
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
    silent.put(connection, timer);
    connection.closeHandler(
        closed -> {
          open.decrementAndGet();
          Long waiting = silent.remove(connection);
          if (waiting != null) {
            vertx.cancelTimer(waiting);
          }
        });
  }

  void spoke(HttpConnection connection) {
    silent.remove(connection);
  }
}
