package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** Sends answers: with validators, small where the reader takes it so, without a body for HEAD. */
public final class Responses {
  /** Ask again each time; it costs a 304 where nothing changed. */
  public static final String REVALIDATE = "no-cache";

  /** Not for anyone's cache. */
  public static final String PRIVATE = "no-store";

  /** For URLs that name their content, where it came from posts: in readers' own caches alone. */
  public static final String KEPT = "private, max-age=31536000, immutable";

  /** For URLs that name their content, which anyone may see. */
  public static final String FOREVER = "public, max-age=31536000, immutable";

  private Responses() {}

  /** Sends a page of the room. */
  public static void page(RoutingContext call, int status, ResponseBody body, String caching) {
    call.response().putHeader("Content-Security-Policy", SecurityHeaders.ROOM);
    send(call, status, body, caching);
  }

  /** Sends anything else. */
  public static void send(RoutingContext call, int status, ResponseBody body, String caching) {
    HttpServerResponse response = call.response();
    boolean small =
        body.gzip().isPresent() && Gzip.isWelcome(call.request().getHeader("Accept-Encoding"));
    String etag = small ? zipped(body.etag()) : body.etag();
    response.putHeader("Cache-Control", caching);
    if (body.gzip().isPresent()) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    if (status == 200 && !caching.equals(PRIVATE)) {
      response.putHeader("ETag", etag);
      if (ConditionalRequest.of(call.request().headers(), etag, Instant.MAX)
          == ConditionalRequest.Outcome.NOT_MODIFIED) {
        response.setStatusCode(304).end();
        return;
      }
    }
    response.setStatusCode(status).putHeader("Content-Type", body.mediaType());
    if (small) {
      response.putHeader("Content-Encoding", "gzip");
    }
    finish(call, small ? body.gzip().get() : body.plain());
  }

  static String zipped(String etag) {
    return etag.substring(0, etag.length() - 1) + "-gzip\"";
  }

  /** Ends with a body, or with its length alone where only the head was asked for. */
  static void finish(RoutingContext call, Buffer body) {
    if (call.request().method() == HttpMethod.HEAD) {
      call.response().putHeader("Content-Length", String.valueOf(body.length())).end();
    } else {
      call.response().end(body);
    }
  }

  /** Sends the reader on, after something was changed. */
  public static void seeOther(RoutingContext call, String where) {
    call.response()
        .setStatusCode(303)
        .putHeader("Location", where)
        .putHeader("Cache-Control", PRIVATE)
        .end();
  }
}
