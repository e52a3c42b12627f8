package press.offprint.pipeline.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import press.offprint.content.site.permalink.PathSegments;

/**
 * The owners of the files in the output folder. Names that some file system takes for one are one
 * file, and no file may be in the place of a folder of another one. Safe for many threads.
 */
public final class FileOwners {
  /**
   * A file and its owner.
   *
   * @param path relative to the output folder
   * @param owner a source, or a name for a message
   */
  public record Owned(String path, String owner) {}

  // By the folded path. The files below a folder follow one another.
  @GuardedBy("this")
  private final NavigableMap<String, Owned> files = new TreeMap<>();

  /** Adds a file; it replaces another one with an equal name. */
  public synchronized void put(String path, String owner) {
    files.put(PathSegments.fold(path), new Owned(path, owner));
  }

  /** Removes a file, unless another owner has it. */
  public synchronized void remove(String path, String owner) {
    String folded = PathSegments.fold(path);
    Owned known = files.get(folded);
    if (known != null && known.owner().equals(owner)) {
      files.remove(folded);
    }
  }

  public synchronized void clear() {
    files.clear();
  }

  /**
   * Returns a file that cannot exist beside one with this path: the same one, one that has the
   * place of its folder, or one below it.
   *
   * @param counts false for a file that is to be passed over, such as one of the same owner
   */
  public synchronized Optional<Owned> rival(String path, Predicate<Owned> counts) {
    String folded = PathSegments.fold(path);
    for (int end = folded.length(); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      Owned known = files.get(folded.substring(0, end));
      if (known != null && counts.test(known)) {
        return Optional.of(known);
      }
    }
    return files.subMap(folded + '/', folded + (char) ('/' + 1)).values().stream()
        .filter(counts)
        .findFirst();
  }

  /** Returns the owner of a file that cannot exist beside one with this path. */
  public Optional<String> of(String path) {
    return rival(path, any -> true).map(Owned::owner);
  }
}
