package press.offprint.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneOffset;

/** Secret addresses as people copy them. */
final class SecretUrls {
  private SecretUrls() {}

  /** Returns the URL of a path at the host of a request, which was checked before. */
  static String of(RoutingContext call, String path) {
    boolean tls = "https".equals(call.request().getHeader("X-Forwarded-Proto"));
    return (tls ? "https://" : "http://") + call.request().getHeader("Host") + path;
  }

  /** Returns the day of a time, in UTC. */
  static String day(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
