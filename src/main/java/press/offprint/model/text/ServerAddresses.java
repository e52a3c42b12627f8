package press.offprint.model.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The addresses of the web server: its own pages below {@link #PREFIX}, and their former addresses,
 * which lead there. No published file may have one of them. The router of the web server takes its
 * paths from here, so that this is the only list of them.
 */
public final class ServerAddresses {
  /** The first segment of all own pages. A permalink cannot begin with a hyphen. */
  public static final String PREFIX = "/-/";

  /** The page on which a publisher signs in and publishes. */
  public static final String PRESS = PREFIX + "press";

  /** The page on which an editor accepts changed looks; below it are their pictures. */
  public static final String LOOKS = PREFIX + "looks";

  public static final String DASHBOARD = PREFIX + "dashboard";
  public static final String METRICS = PREFIX + "metrics";
  public static final String HEALTH = PREFIX + "health";

  /** The path prefix of the catalogs for e-readers. */
  public static final String OPDS = PREFIX + "opds";

  /** The path prefix of version 1 of the API. */
  public static final String API = PREFIX + "api/v1";

  /** The path prefix of drafts at secret addresses. */
  public static final String DRAFT = PREFIX + "draft/";

  /** The page on which a reader makes a digest; below it are the secret addresses of digests. */
  public static final String DIGEST = PREFIX + "digest";

  /** The address at which a server proves to a command that it is the expected one. */
  public static final String CHALLENGE = PREFIX + "challenge";

  /** The pages for people: a browser is redirected from their former addresses. */
  private static final Map<String, String> FORMER_PAGES =
      Map.of("/press", PRESS, "/dashboard", DASHBOARD);

  /**
   * The addresses for programs, which are answered at the former address as well. They do not end
   * with a slash, so a page may have the same address with one.
   */
  private static final Map<String, String> FORMER_PROGRAMS =
      Map.of(
          "/metrics",
          METRICS,
          "/health",
          HEALTH,
          "/health/ready",
          HEALTH + "/ready",
          "/health/live",
          HEALTH + "/live");

  /** As {@link #FORMER_PROGRAMS}, with all addresses below, and with or without a slash. */
  private static final Map<String, String> FORMER_TREES = Map.of("/opds", OPDS, "/api/v1", API);

  private static final Pattern PAGE = Pattern.compile("(?:/|/index\\.html?)$");

  private ServerAddresses() {}

  /** Returns the present address of a page whose former address is {@code path}. */
  public static Optional<String> movedPage(String path) {
    return Optional.ofNullable(FORMER_PAGES.get(path));
  }

  /** Returns the present address that programs request at their former address {@code path}. */
  public static Optional<String> movedForPrograms(String path) {
    String exact = FORMER_PROGRAMS.get(path);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (Map.Entry<String, String> tree : FORMER_TREES.entrySet()) {
      if (isBelow(path, tree.getKey())) {
        return Optional.of(tree.getValue() + path.substring(tree.getKey().length()));
      }
    }
    return Optional.empty();
  }

  /** Returns all former addresses with the present ones. */
  public static List<Map.Entry<String, String>> former() {
    return List.of(FORMER_PAGES, FORMER_PROGRAMS, FORMER_TREES).stream()
        .flatMap(map -> map.entrySet().stream())
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }

  /**
   * Returns true if no published file may have this path: the path of a file, or, with a slash at
   * its end, of a folder whose {@code index.html} would be a page. Case, Unicode form, empty and
   * dot segments do not matter.
   *
   * @param path not percent-encoded
   */
  public static boolean isReserved(String path) {
    String plain = plain(path);
    String page = Regex.matcher(PAGE, plain).replaceFirst("");
    return isBelow(page, "/-")
        || FORMER_PAGES.containsKey(page)
        || movedForPrograms(plain).isPresent()
        || FORMER_TREES.keySet().stream().anyMatch(tree -> isBelow(page, tree));
  }

  private static boolean isBelow(String path, String tree) {
    return path.startsWith(tree)
        && (path.length() == tree.length() || path.charAt(tree.length()) == '/');
  }

  private static String plain(String path) {
    StringBuilder plain = new StringBuilder();
    for (String segment : fold(path).split("/", -1)) {
      if (segment.equals("..")) {
        plain.setLength(Math.max(0, plain.lastIndexOf("/")));
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        plain.append('/').append(segment);
      }
    }
    return path.endsWith("/") ? plain.append('/').toString() : plain.toString();
  }

  // A file system that ignores case or width takes such names for the reserved ones.
  private static String fold(String path) {
    if (path.chars().allMatch(c -> c < 128)) {
      return path.toLowerCase(Locale.ROOT);
    }
    String upper = Normalizer.normalize(path, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return upper.toLowerCase(Locale.ROOT);
  }
}
