package press.offprint.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends bodies, with validators, in gzip if the client accepts it, without content for HEAD. */
public final class Responses {
  /** The client asks again each time, which costs a 304 if nothing changed. */
  public static final String REVALIDATE = "no-cache";

  /** No cache stores the response. */
  public static final String PRIVATE = "no-store";

  /** For addresses that name their content, if it is from posts: caches of readers alone. */
  public static final String KEPT = "private, max-age=31536000, immutable";

  /** For addresses that name their content, if it is for everyone. */
  public static final String FOREVER = "public, max-age=31536000, immutable";

  private Responses() {}

  /** Sends a page of Offprint's own. */
  public static void page(RoutingContext call, int status, ResponseBody body, String caching) {
    call.response().putHeader("Content-Security-Policy", SecurityHeaders.OWN_PAGES);
    send(call, status, body, caching);
  }

  /** Sends any other body. */
  public static void send(RoutingContext call, int status, ResponseBody body, String caching) {
    HttpServerResponse response = call.response();
    boolean zipped =
        body.gzip().isPresent() && Gzip.isAccepted(call.request().getHeader("Accept-Encoding"));
    String etag = zipped ? zipped(body.etag()) : body.etag();
    response.putHeader("Cache-Control", caching);
    if (body.gzip().isPresent()) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    if (status == 200 && !caching.equals(PRIVATE)) {
      response.putHeader("ETag", etag);
      if (endsByCondition(call, ConditionalRequest.of(call.request().headers(), etag, null))) {
        return;
      }
    }
    response.setStatusCode(status).putHeader("Content-Type", body.mediaType());
    if (zipped) {
      response.putHeader("Content-Encoding", "gzip");
    }
    finish(call, zipped ? body.gzip().get() : body.plain());
  }

  /**
   * Sends a body without gzip, and runs an action when its last byte was written to the connection,
   * or if the client has the body already. A response that breaks off runs nothing.
   */
  public static void sendWhole(
      RoutingContext call, ResponseBody body, String caching, Runnable whole) {
    HttpServerResponse response = call.response();
    response.putHeader("Cache-Control", caching).putHeader("ETag", body.etag());
    if (endsByCondition(call, ConditionalRequest.of(call.request().headers(), body.etag(), null))) {
      if (response.getStatusCode() == 304) {
        whole.run();
      }
      return;
    }
    response.setStatusCode(200).putHeader("Content-Type", body.mediaType());
    if (call.request().method() == HttpMethod.HEAD) {
      finish(call, body.plain());
    } else {
      response.end(body.plain()).onSuccess(written -> whole.run());
    }
  }

  /** Ends the response if the preconditions decide it. Returns false if the body must be sent. */
  static boolean endsByCondition(RoutingContext call, ConditionalRequest.Outcome outcome) {
    switch (outcome) {
      case NOT_MODIFIED -> call.response().setStatusCode(304).end();
      case FAILED -> call.response().setStatusCode(412).end();
      case SEND -> {
        return false;
      }
    }
    return true;
  }

  static String zipped(String etag) {
    return etag.substring(0, etag.length() - 1) + "-gzip\"";
  }

  /** Ends the response with a body, or with its length alone for HEAD. */
  static void finish(RoutingContext call, Buffer body) {
    if (call.request().method() == HttpMethod.HEAD) {
      call.response().putHeader("Content-Length", String.valueOf(body.length())).end();
    } else {
      call.response().end(body);
    }
  }

  /** Redirects the client for ever, with the same method and body. */
  public static void moved(RoutingContext call, String address) {
    call.response().setStatusCode(308).putHeader("Location", address).end();
  }

  /** Redirects the client with 303, after a change. */
  public static void seeOther(RoutingContext call, String address) {
    call.response()
        .setStatusCode(303)
        .putHeader("Location", address)
        .putHeader("Cache-Control", PRIVATE)
        .end();
  }
}
