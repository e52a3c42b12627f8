package press.offprint.pipeline.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that every site has and that a file of the same name in {@code static/} replaces, such
 * as {@code robots.txt}.
 */
public final class ReplacedFiles {
  private static final Set<String> NAMES =
      Set.of(
          "robots.txt",
          "404.html",
          "favicon.svg",
          "sitemap.xml",
          "_redirects",
          "nginx-redirects.map");

  private final List<Path> statics;

  /** Creates the test for the folders of static files; some may be missing. */
  public ReplacedFiles(List<Path> statics) {
    this.statics = List.copyOf(statics);
  }

  /** Returns the paths of the files that static files replace now, sorted. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    for (String name : NAMES) {
      if (statics.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(name)))) {
        paths.add(name);
      }
    }
    return paths;
  }
}
