package press.offprint.web;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The settings of the web server.
 *
 * @param host the address to listen on, {@link #LOOPBACK} by default
 * @param port 0 for any free port
 * @param token the token for changes; empty to generate one at the first start
 * @param hosts further host names of the server, such as that of a proxy
 * @param newToken true to replace a generated token by a new one
 * @param sitePort the port of the published site with live reload; empty for none, 0 for any free
 *     port
 * @param reading {@code user:password} of the readers (HTTP Basic), empty if reading is free
 */
public record ServeSettings(
    String host,
    int port,
    Optional<String> token,
    Set<String> hosts,
    boolean newToken,
    OptionalInt sitePort,
    Optional<String> reading) {

  public static final String LOOPBACK = "127.0.0.1";
  public static final int PORT = 8080;

  public ServeSettings {
    hosts = Set.copyOf(hosts);
  }

  /** Settings without the published site. */
  public ServeSettings(
      String host,
      int port,
      Optional<String> token,
      Set<String> hosts,
      boolean newToken,
      Optional<String> reading) {
    this(host, port, token, hosts, newToken, OptionalInt.empty(), reading);
  }
}
