package press.offprint.web.http;

import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;

/** Request paths as paths of the catalog. */
public final class RequestPaths {
  private static final Pattern SECRET =
      Pattern.compile("(" + ServerAddresses.DRAFT + "|" + ServerAddresses.DIGEST + "/)[^/]+");

  private RequestPaths() {}

  /**
   * Returns the path of a file relative to the output folder, decoded once; the path of a folder
   * ends in {@code index.html}. Returns empty if the request path is malformed, has a segment that
   * is no name, such as {@code ..}, or a character that no published file has.
   */
  public static Optional<String> decode(String path) {
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    return Uris.decode(path)
        .filter(RequestPaths::isPlain)
        .map(plain -> plain.substring(1))
        .map(name -> name.isEmpty() || name.endsWith("/") ? name + "index.html" : name);
  }

  /** Returns a request path for a log: without the secret that it may hold. */
  public static String forLog(String path) {
    return SECRET.matcher(String.valueOf(path)).replaceAll("$1(secret)");
  }

  /** Returns true if a path has no segment that is no name, and no character that no file has. */
  public static boolean isPlain(String path) {
    return !path.contains("//")
        && !path.contains("/../")
        && !path.contains("/./")
        && path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }
}
