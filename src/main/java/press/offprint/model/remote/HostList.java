package press.offprint.model.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that a publisher allows.
 *
 * @param names in lower case, such as {@code images.example.org}, with a port if it is not the
 *     default, or {@code *.example.org} for all hosts below a domain
 */
public record HostList(List<String> names) {
  /** No host. */
  public static final HostList NONE = new HostList(List.of());

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  public HostList {
    names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
  }

  /**
   * Returns true if this host is allowed.
   *
   * @param port negative if it is the default
   */
  public boolean allows(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    String full = port < 0 ? name : name + ":" + port;
    return names.stream()
        .anyMatch(
            allowed ->
                allowed.equals(full)
                    || (allowed.startsWith("*.") && full.endsWith(allowed.substring(1))));
  }

  /**
   * Returns true if the host of an absolute URL is allowed. A URL that browsers could read
   * otherwise than Java, such as one with a user or without a plain host, is not.
   */
  boolean allows(String url) {
    return plain(url).filter(address -> allows(address.getHost(), port(address))).isPresent();
  }

  private static Optional<URI> plain(String url) {
    try {
      URI address = new URI(url);
      boolean isPlain = address.getHost() != null && address.getRawUserInfo() == null;
      return isPlain ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static int port(URI address) {
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    return address.getPort() == usual ? -1 : address.getPort();
  }
}
