package press.offprint.deliver.target;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.apache.camel.Exchange;
import press.offprint.catalog.delivery.MessageLog;
import press.offprint.catalog.delivery.MessageLog.State;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.FileRefusedException;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/**
 * Publishes one status for each post on a server of Mastodon, or of another program with the same
 * interface. A status that is sent again within an hour has the same {@code Idempotency-Key}, so
 * that the server publishes it once. In routes this bean is {@code mastodonTarget}.
 */
public final class MastodonTarget implements AutoCloseable {
  /** The server knows a key for an hour (Mastodon API, methods/statuses). */
  private static final Duration KEY_LIFE = Duration.ofMinutes(55);

  private static final int LENGTH = 500;

  /** The length of any link, as the server counts it. */
  private static final int LINK = 23;

  private static final String ALL = "followers";

  private final TargetContext context;
  private final HttpCalls calls = new HttpCalls();
  private final MessageLog log;

  public MastodonTarget(TargetContext context) {
    this.context = context;
    this.log = MessageLog.open(context.stateFolder());
  }

  /** Publishes the status of the post of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange post = new ItemExchange(exchange);
    String url = post.required("url");
    URI server = HttpCalls.address(post.target(), url.endsWith("/") ? url : url + "/", true);
    String token = post.required("token");
    MessageStates states =
        new MessageStates(log, context.settings().clock(), post.target(), post.header("source"));
    State before = states.of(ALL).orElse(null);
    if (before == State.SENT || before == State.UNKNOWN || before == State.REFUSED) {
      return;
    }
    if (before == State.BEGUN && states.age(ALL) > KEY_LIFE.toMillis()) {
      states.put(ALL, State.UNKNOWN);
      throw new FileRefusedException(
          "it is not known whether the status was published, because Offprint ended meanwhile.",
          "Look at the account. The status is not sent again.");
    }
    if (before == null) {
      states.put(ALL, State.BEGUN);
    }
    send(server, token, post, states);
    states.put(ALL, State.SENT);
  }

  private void send(URI server, String token, ItemExchange post, MessageStates states) {
    String key = Bytes.sha256(post.target() + "\n" + post.header("source") + "\n" + server);
    JsonObject status =
        new JsonObject()
            .put("status", text(post))
            .put("visibility", post.setting("visibility").orElse("public"))
            .put("language", post.header("language").replaceFirst("[-_].*", ""));
    URI uri = server.resolve("api/v1/statuses");
    int answer =
        calls.status(
            HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(status.toString())));
    if (answer == 422) {
      states.remove(ALL);
      throw new FileRefusedException(
          "The server " + uri.getHost() + " answered 422: it does not take the status.",
          "Check the visibility, and the title and the summary of the post.");
    }
    try {
      HttpCalls.requireSuccess(answer, uri);
    } catch (DeliveryException e) {
      if (answer / 100 == 4) {
        // The server has certainly not taken it.
        states.remove(ALL);
      }
      throw e;
    }
  }

  /** Returns title, summary and link, in the length that a server allows. */
  static String text(String title, String summary, String url) {
    int room = LENGTH - LINK - 4;
    String head = shorten(title.strip(), room);
    String more = shorten(summary.strip(), room - head.codePointCount(0, head.length()));
    return head + (more.isEmpty() ? "" : "\n\n" + more) + "\n\n" + url;
  }

  private static String text(ItemExchange post) {
    return text(post.header("title"), post.header("summary"), post.header("url"));
  }

  private static String shorten(String text, int length) {
    String plain = text.replaceAll("\\s+", " ");
    if (plain.codePointCount(0, plain.length()) <= length) {
      return plain;
    }
    if (length < 20) {
      return "";
    }
    String cut = plain.substring(0, plain.offsetByCodePoints(0, length - 1));
    int space = cut.lastIndexOf(' ');
    return (space > length / 2 ? cut.substring(0, space) : cut) + "…";
  }

  @Override
  public void close() {
    log.close();
  }
}
