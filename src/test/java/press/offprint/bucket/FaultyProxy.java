package press.offprint.bucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to a store on which each N-th request meets a fault. */
public final class FaultyProxy implements AutoCloseable {
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final String target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> requests = new ArrayList<>();
  private int failing = Integer.MAX_VALUE;
  private int count;
  private Fault fault = Fault.UNAVAILABLE;

  public enum Fault {
    /** The answer is 503. */
    UNAVAILABLE,
    /** The connection ends without an answer, and the store gets nothing. */
    CUT,
    /** The store gets the request, and the connection ends before the answer. */
    CUT_AFTERWARDS,
    /** The connection ends within the answer. */
    HALF,
    /** A byte changes on the way, there or back. */
    CHANGED,
    /** The answer is delayed. */
    SLOW
  }

  public FaultyProxy(String target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public synchronized void failEach(int step, Fault kind) {
    failing = step;
    fault = kind;
    count = 0;
  }

  public synchronized void failNever() {
    failing = Integer.MAX_VALUE;
  }

  /** Returns the method and the path of each request, and forgets them. */
  public synchronized List<String> requests() {
    List<String> seen = List.copyOf(requests);
    requests.clear();
    return seen;
  }

  private synchronized boolean isNextFailing(HttpExchange exchange) {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    return ++count % failing == 0;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!isNextFailing(exchange)) {
        answer(exchange, forward(exchange, body), Integer.MAX_VALUE);
        return;
      }
      switch (fault) {
        case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
        case CUT -> {
          // The connection ends here.
        }
        case CUT_AFTERWARDS -> forward(exchange, body);
        case HALF -> {
          HttpResponse<byte[]> whole = forward(exchange, body);
          answer(exchange, whole, whole.body().length / 2);
        }
        case CHANGED -> {
          change(body);
          HttpResponse<byte[]> whole = forward(exchange, body);
          if (body.length == 0) {
            change(whole.body());
          }
          answer(exchange, whole, Integer.MAX_VALUE);
        }
        case SLOW -> {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
          answer(exchange, forward(exchange, body), Integer.MAX_VALUE);
        }
      }
    }
  }

  private static void change(byte[] body) {
    if (body.length > 0) {
      body[body.length / 2] ^= 1;
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> whole, int sent)
      throws IOException {
    whole
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              boolean head = exchange.getRequestMethod().equals("HEAD");
              String low = name.toLowerCase(Locale.ROOT);
              if (!OWN.contains(low) || (head && low.equals("content-length"))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    byte[] body = whole.body();
    exchange.sendResponseHeaders(whole.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, Math.min(body.length, sent));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
