package press.offprint.web.auth;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.regex.Pattern;
import press.offprint.web.http.ClientAddress;

/** The client that a request is from, and the web site whose page sent it. */
final class RequestOrigin {
  private static final Pattern LOOPBACK_6 = Pattern.compile("(::1|0:0:0:0:0:0:0:1)(%.*)?");

  private RequestOrigin() {}

  /** Returns the address by which guesses are limited. */
  static String address(HttpServerRequest request) {
    return ClientAddress.of(request.connection());
  }

  /** Returns true if the request is from this machine and no proxy forwarded it. */
  static boolean isLocal(HttpServerRequest request) {
    String peer = request.connection().remoteAddress().hostAddress();
    String here = request.connection().localAddress().hostAddress();
    return (peer.startsWith("127.") || LOOPBACK_6.matcher(peer).matches() || peer.equals(here))
        && !request.headers().contains("X-Forwarded-For")
        && !request.headers().contains("Forwarded");
  }

  /**
   * Returns true if no page of another site sent the request. Browsers name the origin of every
   * request that may change something; other programs need not.
   */
  static boolean isSameSite(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    if (origin == null && site == null) {
      return request.getCookie(AccessControl.COOKIE) == null;
    }
    boolean fetched = site == null || site.equals("same-origin") || site.equals("none");
    return fetched && (origin == null || names(origin, request.getHeader("Host")));
  }

  private static boolean names(String origin, String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
