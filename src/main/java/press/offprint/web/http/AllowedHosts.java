package press.offprint.web.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which the room is reached. A page of another name that was made to point here
 * (DNS rebinding) must not get in.
 */
final class AllowedHosts {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[\\w.-]+)?]");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> known = new HashSet<>(LOCAL);
  private final boolean open;

  /**
   * @param listening the address listened at
   * @param further names that a person allowed
   */
  AllowedHosts(String listening, Set<String> further) {
    String bound = listening.toLowerCase(Locale.ROOT);
    known.add(bound.contains(":") ? "[" + bound + "]" : bound);
    further.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
    open = !Set.of("localhost", "127.0.0.1", "::1").contains(bound);
  }

  /** Whether a {@code Host} header names this room. An address cannot be rebound, a name can. */
  boolean knows(String header) {
    String name = name(header);
    return known.contains(name) || (open && ADDRESS.matcher(name).matches());
  }

  /** The host of a {@code Host} header without its port, in lower case. */
  static String name(String header) {
    if (header == null) {
      return "";
    }
    String lower = header.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }
}
