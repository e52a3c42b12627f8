package press.offprint.pipeline.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.Site;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.IoErrorText;

/** The comparison of the addresses of an old site with what is published. */
public final class AddressComparison {
  private static final Pattern HOST = Pattern.compile("(?i)https?://[^/?#]*");

  // The page at this path leads to the list.
  private static final Pattern FIRST_PAGE = Pattern.compile("(.*/)page/1/?");

  /** The state of an address in the published site. */
  public enum State {
    /** The address has a file. */
    ANSWERS,
    /** The address leads to another page: an alias, a redirect, or a slash at the end. */
    LEADS_ON,
    GONE
  }

  /**
   * One address of the old site.
   *
   * @param address as written
   * @param target the path that it leads to; empty unless it leads on
   */
  public record Result(String address, State state, String target) {}

  private final Path output;
  private final String base;
  private final Map<String, String> aliases = new HashMap<>();
  private final List<String[]> redirects = new ArrayList<>();

  private AddressComparison(Path output, String base) {
    this.output = output;
    this.base = base;
  }

  /**
   * Compares addresses with the output folder of a project.
   *
   * @param addresses complete addresses, or paths from the root of the host
   * @throws OffprintException if nothing was published yet
   */
  public static List<Result> of(PublishSettings settings, List<String> addresses) {
    Site site = SiteConfigLoader.of(settings);
    String path = HOST.matcher(site.baseUrl()).replaceFirst("");
    AddressComparison comparison =
        new AddressComparison(settings.output(), path.replaceAll("/+$", ""));
    try (Catalog catalog = Catalog.openReadOnly(ProjectLayout.state(settings)).orElse(null)) {
      if (catalog == null || !Files.isDirectory(settings.output())) {
        throw new OffprintException(
            "Nothing is published in "
                + settings.output()
                + " yet. Run offprint publish, then compare again.");
      }
      for (CatalogEntry entry : catalog.entries().values()) {
        entry.aliases().forEach(alias -> comparison.aliases.put(bare(alias), entry.path()));
      }
    }
    comparison.readRedirects();
    return addresses.stream().map(comparison::result).toList();
  }

  private static String bare(String path) {
    return path.replaceFirst("/index\\.html$", "/").replaceAll("^/+|/+$", "");
  }

  private void readRedirects() {
    Path file = output.resolve("_redirects");
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.strip().split("\\s+", -1);
        if (parts.length >= 2 && parts[0].startsWith("/")) {
          redirects.add(parts);
        }
      }
    } catch (IOException e) {
      throw new OffprintException(file + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }

  private Result result(String address) {
    String path = HOST.matcher(address).replaceFirst("").replaceFirst("#.*", "");
    boolean query = path.indexOf('?') >= 0;
    String decoded = Uris.decodeLeniently(path.replaceFirst("\\?.*", ""));
    String local = decoded.isEmpty() ? "/" : decoded;
    boolean inside = base.isEmpty() || local.equals(base) || local.startsWith(base + "/");
    if (!inside || (query && bare(local).equals(bare(base)))) {
      // A query on the home page, such as ?p=12, named a post.
      return new Result(address, State.GONE, "");
    }
    local = local.substring(base.length());
    String name = local.replaceFirst("^/+", "");
    Path place = output.resolve(name).normalize();
    if (!place.startsWith(output)) {
      return new Result(address, State.GONE, "");
    }
    String alias = aliases.get(bare(local));
    boolean folder = name.isEmpty() || name.endsWith("/");
    if (alias != null) {
      return new Result(address, State.LEADS_ON, alias);
    }
    Matcher first = FIRST_PAGE.matcher(local);
    if (first.matches() && Files.isRegularFile(place.resolve("index.html"))) {
      return new Result(address, State.LEADS_ON, first.group(1));
    }
    if (Files.isRegularFile(folder ? place.resolve("index.html") : place)) {
      return new Result(address, State.ANSWERS, "");
    }
    if (!folder && Files.isRegularFile(place.resolve("index.html"))) {
      return new Result(address, State.LEADS_ON, local + "/");
    }
    for (String[] redirect : redirects) {
      Matcher matches = rule(redirect[0]).matcher(local);
      if (matches.matches()) {
        return new Result(address, State.LEADS_ON, redirect[1]);
      }
    }
    return new Result(address, State.GONE, "");
  }

  private static Pattern rule(String from) {
    boolean splat = from.endsWith("/*");
    String exact = splat ? from.substring(0, from.length() - 1) : from;
    return Pattern.compile(Pattern.quote(exact) + (splat ? ".*" : "/?"));
  }
}
