package press.offprint.pipeline.inspect.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import press.offprint.json.JsonObject;

/** The connection to a browser by the Chrome DevTools Protocol. For one thread at a time. */
final class DevTools implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final WebSocket socket;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonObject>> waiting;

  private DevTools(WebSocket socket, Map<Long, CompletableFuture<JsonObject>> waiting) {
    this.socket = socket;
    this.waiting = waiting;
  }

  static DevTools connect(URI address) throws IOException {
    Map<Long, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    CompletableFuture<WebSocket> opened =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Answers(waiting));
    return new DevTools(result(opened, "connect"), waiting);
  }

  /**
   * Calls a method and returns its result.
   *
   * @param session of a page; empty for the browser
   * @throws IOException if the browser refuses, ends, or does not answer
   */
  JsonObject call(String session, String method, JsonObject parameters) throws IOException {
    long number = numbers.incrementAndGet();
    JsonObject message =
        new JsonObject().put("id", number).put("method", method).put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    try {
      result(socket.sendText(message.toString(), true), method);
      JsonObject found = result(answer, method);
      if (found.has("error")) {
        throw new IOException(method + ": " + found.object("error").text("message"));
      }
      return found.object("result");
    } finally {
      waiting.remove(number);
    }
  }

  private static <T> T result(CompletableFuture<T> future, String method) throws IOException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer to " + method, e);
    } catch (ExecutionException e) {
      throw new IOException(method + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(method + " was interrupted", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Joins the parts of messages, and gives each answer to the call that waits for it. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Long, CompletableFuture<JsonObject>> waiting;
    private final StringBuilder text = new StringBuilder();

    Answers(Map<Long, CompletableFuture<JsonObject>> waiting) {
      this.waiting = waiting;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject message = JsonObject.read(text.toString());
        text.setLength(0);
        CompletableFuture<JsonObject> call = waiting.get(message.number("id"));
        if (call != null) {
          call.complete(message);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      onError(from, new IOException("the browser closed the connection"));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      waiting.values().forEach(call -> call.completeExceptionally(error));
    }
  }
}
