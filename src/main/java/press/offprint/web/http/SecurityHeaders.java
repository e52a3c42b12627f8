package press.offprint.web.http;

import io.vertx.core.MultiMap;
import java.util.List;
import press.offprint.model.remote.HostList;
import press.offprint.model.remote.PageHosts;

/** The response headers that restrict what browsers do with a page. */
public final class SecurityHeaders {
  /** The policy of Offprint's own pages: scripts and styles from this server, nothing inline. */
  public static final String OWN_PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /**
   * The policy of published pages: no script and no form, and an opaque origin, so that a page that
   * slips through the sanitizer can neither read Offprint's own pages nor act in their name.
   */
  static final String POST =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self';"
          + " font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads"
          + " allow-top-navigation-by-user-activation";

  /**
   * The policy of published pages to which the publisher adds HTML: scripts, frames and forms for
   * statistics and comments work. The origin is opaque here, too.
   */
  static final String TRUSTED =
      "default-src 'self' https: data: blob:; script-src 'self' 'unsafe-inline' https:; style-src"
          + " 'self' 'unsafe-inline' https:; object-src 'none'; base-uri 'none'; frame-ancestors"
          + " 'self'; sandbox allow-scripts allow-forms allow-popups"
          + " allow-popups-to-escape-sandbox allow-downloads"
          + " allow-top-navigation-by-user-activation";

  /** The policy of a PDF. It has no sandbox, because the PDF viewers of browsers need scripts. */
  static final String DOCUMENT = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";

  /** The policy of the readers of the preview, which show chapters in a frame. */
  public static final String READER = OWN_PAGES + "; frame-src 'self'";

  /**
   * The policy of a chapter in a reader: no script. Its origin is that of the reader, which changes
   * it after an edit.
   */
  public static final String CHAPTER =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self';"
          + " font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-same-origin";

  /**
   * The policy of the pages of a preview of the site: scripts of the site itself run, such as that
   * of its search.
   */
  static final String SITE =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self' data:; frame-src 'self'; object-src 'none'; base-uri 'self';"
          + " frame-ancestors 'self'";

  /** The policy of a preview whose publisher adds HTML: that HTML may load what it names. */
  static final String TRUSTED_SITE =
      "default-src 'self' https: http: wss: data: blob:; script-src 'self' 'unsafe-inline'"
          + " 'unsafe-eval' https: http: blob:; style-src 'self' 'unsafe-inline' https: http:;"
          + " object-src 'none'; frame-ancestors 'self'";

  private SecurityHeaders() {}

  /** Adds the headers that every response has. */
  public static void addTo(MultiMap headers) {
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("X-Frame-Options", "SAMEORIGIN");
  }

  /**
   * Returns the policy of a published file.
   *
   * @param trusted true if the publisher adds HTML to all pages
   * @param hosts from which pages load frames and pictures
   */
  public static String policy(String mediaType, boolean trusted, PageHosts hosts) {
    if (mediaType.equals("application/pdf")) {
      return DOCUMENT;
    }
    boolean page = mediaType.startsWith("text/html");
    return page && trusted ? TRUSTED : page && !hosts.isEmpty() ? loading(hosts) : POST;
  }

  /**
   * Returns the policy of a file of a preview of the site, whose origin has no own page and no
   * session.
   *
   * @param trusted true if the page holds HTML of the publisher
   * @param hosts from which pages load frames and pictures
   */
  public static String sitePolicy(String mediaType, boolean trusted, PageHosts hosts) {
    if (mediaType.equals("application/pdf")) {
      return DOCUMENT;
    }
    if (!mediaType.startsWith("text/html")) {
      return POST;
    }
    return trusted
        ? TRUSTED_SITE
        : SITE.replace(
                "img-src 'self' data:",
                "img-src 'self' data:" + sources(hosts.pictures(), List.of("https://", "http://")))
            .replace(
                "frame-src 'self'",
                "frame-src 'self'" + sources(hosts.frames(), List.of("https://")));
  }

  // A frame inherits the sandbox of its page, so its scripts run only if the page allows scripts;
  // those of the page itself are forbidden by the policy. The origin of both is opaque.
  private static String loading(PageHosts hosts) {
    String pictures = sources(hosts.pictures(), List.of("https://", "http://"));
    String frames = sources(hosts.frames(), List.of("https://"));
    String policy = POST.replace("img-src 'self' data:", "img-src 'self' data:" + pictures);
    return frames.isEmpty()
        ? policy
        : policy.replace("sandbox ", "frame-src" + frames + "; sandbox allow-scripts ");
  }

  private static String sources(HostList hosts, List<String> schemes) {
    StringBuilder out = new StringBuilder();
    for (String name : hosts.names()) {
      schemes.forEach(scheme -> out.append(' ').append(scheme).append(name));
    }
    return out.toString();
  }
}
