package press.offprint.model;

import java.util.List;
import java.util.Locale;

/**
 * The settings for pictures on the web.
 *
 * @param mode of the project
 * @param hosts from which pictures may be fetched, such as {@code images.example.org}, with a port
 *     if it is not the default, or {@code *.example.org} for all hosts below a domain
 */
public record RemoteSettings(Mode mode, List<String> hosts) {
  /** The settings of a project without these keys. */
  public static final RemoteSettings NONE = new RemoteSettings(Mode.OFF, List.of());

  /** The time when pictures are fetched. */
  public enum Mode {
    /** At the command {@code fetch} only. */
    OFF,
    /** Also before a post is published that shows a picture without a copy. */
    FETCH
  }

  public RemoteSettings {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  /** Returns true if pictures of this host may be fetched. */
  public boolean allows(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    String full = port < 0 ? name : name + ":" + port;
    return hosts.stream()
        .anyMatch(
            allowed ->
                allowed.equals(full)
                    || (allowed.startsWith("*.") && full.endsWith(allowed.substring(1))));
  }
}
