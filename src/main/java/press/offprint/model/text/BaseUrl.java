package press.offprint.model.text;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The address of a site: a host, and the path below which the host has the site.
 *
 * @param origin scheme, host and port without a slash at the end; empty if the host is not known
 * @param path begins and ends with {@code /}, such as {@code /blog/}, not encoded
 */
public record BaseUrl(String origin, String path) {
  /** A site at the root of a host that is not known. */
  public static final BaseUrl UNKNOWN = new BaseUrl("", "/");

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?:)?//([^/?#\\\\@]+)([/?#].*)?", Pattern.DOTALL);

  /**
   * Returns the parts of an absolute URL.
   *
   * @param url {@code http} or {@code https}, ends with {@code /}
   */
  public static BaseUrl of(String url) {
    URI uri = URI.create(url);
    return new BaseUrl(
        uri.getScheme() + "://" + uri.getRawAuthority(), Uris.decodeLeniently(uri.getRawPath()));
  }

  /** Returns true if the site is not at the root of its host. */
  public boolean isBelowPath() {
    return path.length() > 1;
  }

  /**
   * Returns the path in the site, with query and fragment; empty if it is outside of the site.
   *
   * @param ofHost a path from the root of the host, such as {@code /blog/hello/#part}
   */
  public Optional<String> inSite(String ofHost) {
    int cut = 0;
    while (cut < ofHost.length() && ofHost.charAt(cut) != '?' && ofHost.charAt(cut) != '#') {
      cut++;
    }
    String decoded = Uris.decodeLeniently(ofHost.substring(0, cut));
    if (decoded.contains("/../") || decoded.endsWith("/..")) {
      return Optional.empty();
    }
    if (!isBelowPath()) {
      return Optional.of(ofHost);
    }
    if ((decoded + "/").equals(path)) {
      return Optional.of("/" + ofHost.substring(cut));
    }
    if (!decoded.startsWith(path)) {
      return Optional.empty();
    }
    // The segments of the base may be encoded, so they are counted.
    int slashes = (int) path.chars().filter(c -> c == '/').count();
    int at = -1;
    for (int i = 0; i < slashes; i++) {
      at = ofHost.indexOf('/', at + 1);
    }
    return at < 0 ? Optional.empty() : Optional.of(ofHost.substring(at));
  }

  /**
   * Returns the path in the site of an absolute URL, with query and fragment; empty if it is the
   * URL of another site. Scheme and {@code www.} make no difference.
   */
  public Optional<String> ofAddress(String url) {
    Matcher address = Regex.matcher(ADDRESS, url);
    if (origin.isEmpty() || !address.matches() || !host(address.group(1)).equals(host())) {
      return Optional.empty();
    }
    String rest = address.group(2) == null ? "/" : address.group(2);
    return inSite(rest.startsWith("/") ? rest : "/" + rest);
  }

  /** Returns true if an absolute URL has the host of the site. */
  public boolean isHostOf(String url) {
    Matcher address = Regex.matcher(ADDRESS, url);
    return !origin.isEmpty() && address.matches() && host(address.group(1)).equals(host());
  }

  private String host() {
    return host(origin.substring(origin.indexOf("//") + 2));
  }

  private static String host(String authority) {
    return Regex.replaceFirst(
        Regex.replaceFirst(authority.toLowerCase(Locale.ROOT), "^www\\.", ""), ":(80|443)$", "");
  }

  /** Returns the path from the root of the host of a path in the site. */
  public String ofHost(String inSite) {
    return path + (inSite.startsWith("/") ? inSite.substring(1) : inSite);
  }
}
