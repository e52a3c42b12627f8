package press.offprint.web.http;

import io.vertx.core.MultiMap;

/** What browsers are told about whom to trust. */
public final class SecurityHeaders {
  /** For the room's own pages: scripts and styles from files of the room, nothing inline. */
  public static final String ROOM =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /**
   * For what posts became: no script, no form, and an origin of its own, so that whatever slips
   * through all cleaning can neither read the room nor act in its name.
   */
  static final String POST =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self';"
          + " font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads"
          + " allow-top-navigation-by-user-activation";

  /** For a PDF: a sandbox would keep a browser's own viewer from showing it. */
  static final String DOCUMENT = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";

  private SecurityHeaders() {}

  /** The headers that every answer bears. */
  static void everywhere(MultiMap headers) {
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("X-Frame-Options", "SAMEORIGIN");
  }

  static String of(String mediaType) {
    return mediaType.equals("application/pdf") ? DOCUMENT : POST;
  }
}
