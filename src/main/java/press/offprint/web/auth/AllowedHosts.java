package press.offprint.web.auth;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names of this server. A request for another name is refused, because another site can
 * point its own name here (DNS rebinding).
 */
public final class AllowedHosts {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[\\w.-]+)?]");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names = new HashSet<>(LOCAL);
  private final boolean isPublic;

  /**
   * @param boundTo the address that the server listens on
   * @param further names that the configuration allows
   */
  public AllowedHosts(String boundTo, Set<String> further) {
    String host = boundTo.toLowerCase(Locale.ROOT);
    names.add(host.contains(":") ? "[" + host + "]" : host);
    further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    isPublic = !Set.of("localhost", "127.0.0.1", "::1").contains(host);
  }

  /**
   * Returns true if a {@code Host} header names this server. A server that other machines can reach
   * accepts every IP address, because only a name can be rebound.
   */
  boolean matches(String header) {
    String name = name(header);
    return names.contains(name) || (isPublic && ADDRESS.matcher(name).matches());
  }

  /** Returns the host of a {@code Host} header without its port, in lower case. */
  public static String name(String header) {
    if (header == null) {
      return "";
    }
    String lower = header.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }
}
