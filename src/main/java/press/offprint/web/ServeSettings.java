package press.offprint.web;

import java.util.Optional;
import java.util.Set;

/**
 * How the room is opened.
 *
 * @param host address to listen at, {@code 127.0.0.1} unless somebody chose another
 * @param port 0 for any free one
 * @param token what must be shown to change anything; empty to make one at the first start
 * @param hosts further host names under which the room is reached, such as behind a proxy
 * @param newToken whether a token that was made earlier ends, and another is made
 * @param reading {@code user:password} that readers must give (HTTP Basic), empty for none
 */
public record ServeSettings(
    String host,
    int port,
    Optional<String> token,
    Set<String> hosts,
    boolean newToken,
    Optional<String> reading) {

  public static final String LOOPBACK = "127.0.0.1";
  public static final int PORT = 8080;

  public ServeSettings {
    hosts = Set.copyOf(hosts);
  }
}
