package press.offprint.pipeline.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which pieces of the site stay as they are in this run, and which are made. For many threads. */
public final class SitePageState {
  private final SitePageHashes pageHashes;
  private final Map<String, String> made = new ConcurrentHashMap<>();
  // From path to edition.
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  SitePageState(SitePageHashes pageHashes) {
    this.pageHashes = pageHashes;
  }

  /** What each piece is made from. */
  SitePageHashes pieces() {
    return pageHashes;
  }

  /** Notes that the file of an edition at {@code path} stays as it is. */
  void keep(String edition, String path) {
    kept.put(path, edition);
  }

  /** Notes that a file does not stay after all. */
  void giveUp(String path) {
    kept.remove(path);
  }

  /** Paths of the files that stay as they are, of those editions, sorted. */
  Set<String> kept(Predicate<String> editions) {
    Set<String> paths = new TreeSet<>();
    kept.forEach(
        (path, edition) -> {
          if (editions.test(edition)) {
            paths.add(path);
          }
        });
    return paths;
  }

  /** Notes what the file at {@code path} is made from now. */
  public void made(String path, String inputHash) {
    made.put(path, inputHash);
  }

  /** What the file at {@code path} is made from now; empty where it is no piece. */
  Optional<String> madeFrom(String path) {
    return Optional.ofNullable(made.get(path));
  }
}
