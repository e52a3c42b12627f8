package press.offprint.web.auth;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/** The client that a request is from, and the web site whose page sent it. */
final class RequestOrigin {
  private RequestOrigin() {}

  /** Returns the address of the peer. Behind a proxy, that is the proxy. */
  static String address(HttpServerRequest request) {
    return request.connection().remoteAddress().hostAddress();
  }

  /** Returns true if the request is from this machine and no proxy forwarded it. */
  static boolean isLocal(HttpServerRequest request) {
    String address = address(request);
    return (address.startsWith("127.") || address.matches("::1|0:0:0:0:0:0:0:1"))
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
