package press.offprint.pipeline.site;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The site pages of the run under way: which of them stay, and which are made. One run at a time
 * makes site pages. Safe for many threads.
 */
public final class SiteRun {
  private volatile SitePageHashes hashes = SitePageHashes.NONE;
  private final Map<String, String> made = new ConcurrentHashMap<>();
  // From path to edition.
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  // The folders of lists that are published elsewhere.
  private final Set<String> reserved = ConcurrentHashMap.newKeySet();

  /** Starts a run. */
  void begin(SitePageHashes now) {
    made.clear();
    kept.clear();
    reserved.clear();
    hashes = now;
  }

  /** Returns the input hashes of pages. */
  SitePageHashes hashes() {
    return hashes;
  }

  /** Records that the file of an edition at {@code path} stays. */
  void keep(String edition, String path) {
    kept.put(path, edition);
  }

  /** Records that the list of {@code folder} is published elsewhere. */
  void reserve(String folder) {
    reserved.add(folder);
  }

  /** Returns the folders of the lists that are published elsewhere, sorted. */
  Set<String> reserved() {
    return new TreeSet<>(reserved);
  }

  /** Records that a kept file is replaced. */
  void replace(String path) {
    kept.remove(path);
  }

  /** Returns the paths of the kept files of the editions that {@code editions} accepts, sorted. */
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

  /** Records the input hash of the file at {@code path}. */
  void made(String path, String inputHash) {
    made.put(path, inputHash);
  }

  /** Returns the input hash of the file at {@code path}; empty if it is no page of a split. */
  Optional<String> inputHash(String path) {
    return Optional.ofNullable(made.get(path));
  }
}
