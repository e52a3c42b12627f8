package press.offprint.web.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Limits the connections of all clients and of each address, and the time that a client may take to
 * send a request, however slowly its bytes arrive. A connection above a limit is answered 503, and
 * closed at once if there are too many of these too. Thread-safe.
 */
final class ConnectionLimiter {
  private static final long CHECK_MILLIS = 1_000;
  private static final int EXCESS_SECONDS = 2;

  private final Limits limits;
  private final LongSupplier nanos;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Map<HttpConnection, Client> clients = new ConcurrentHashMap<>();

  /**
   * The limits.
   *
   * @param connections of all clients
   * @param perAddress connections of one address; less, so that one client cannot take all
   * @param refused connections above the limits that wait for their answer
   * @param headSeconds from a new connection to the end of the first request head
   * @param idleSeconds from a response to the end of the next request head
   * @param bodySeconds for the first bytes of a body
   * @param bodyRate bytes a second after that, on average
   */
  record Limits(
      int connections,
      int perAddress,
      int refused,
      int headSeconds,
      int idleSeconds,
      int bodySeconds,
      int bodyRate) {}

  /** The state of a connection. Only the event loop of the connection changes it. */
  private static final class Client {
    private final HttpConnection connection;
    private final boolean isExcess;
    private HttpServerRequest request;
    private long deadline;
    private long begun;

    Client(HttpConnection connection, boolean isExcess, long deadline) {
      this.connection = connection;
      this.isExcess = isExcess;
      this.deadline = deadline;
    }
  }

  ConnectionLimiter(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  int open() {
    return open.get();
  }

  /** Registers a new connection, or closes it if too many are refused already. */
  void connected(Vertx vertx, HttpConnection connection) {
    String address = ClientAddress.of(connection);
    int all = open.incrementAndGet();
    int ofAddress = byAddress.merge(address, 1, Integer::sum);
    boolean isExcess = all > limits.connections() || ofAddress > limits.perAddress();
    if (all > limits.connections() + limits.refused()
        || ofAddress > limits.perAddress() + limits.refused()) {
      ended(address);
      connection.close();
      return;
    }
    int seconds = isExcess ? EXCESS_SECONDS : limits.headSeconds();
    Client client = new Client(connection, isExcess, after(seconds));
    clients.put(connection, client);
    long timer = vertx.setPeriodic(CHECK_MILLIS, id -> check(client));
    connection.closeHandler(
        closed -> {
          vertx.cancelTimer(timer);
          clients.remove(connection);
          ended(address);
        });
  }

  private void ended(String address) {
    open.decrementAndGet();
    byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
  }

  /** Registers the head of a request. Returns false if its connection is above the limits. */
  boolean headReceived(HttpServerRequest request) {
    Client client = clients.get(request.connection());
    if (client == null) {
      return true;
    }
    client.request = request;
    client.begun = nanos.getAsLong();
    return !client.isExcess;
  }

  private void check(Client client) {
    long now = nanos.getAsLong();
    HttpServerRequest request = client.request;
    if (request != null && request.isEnded() && request.response().ended()) {
      client.request = null;
      client.deadline = after(limits.idleSeconds());
    }
    boolean isLate =
        client.request == null ? now > client.deadline : !request.isEnded() && isSlow(client, now);
    if (isLate) {
      client.connection.close();
    }
  }

  private boolean isSlow(Client client, long now) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(now - client.begun) - limits.bodySeconds();
    return seconds > 0 && client.request.bytesRead() < seconds * limits.bodyRate();
  }

  private long after(int seconds) {
    return nanos.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
  }
}
