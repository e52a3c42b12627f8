package press.offprint.pipeline.disk.output;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths of stored files that the catalog does not know yet, or does not know in their current
 * state. If a process is killed between a store and the update of the catalog, the next process
 * finds the path here: it removes the file if its post is deleted by then, and checks it otherwise.
 * Safe for many threads.
 */
final class StoreJournal {
  private final Path file;

  @GuardedBy("this")
  private final Set<String> open = new LinkedHashSet<>();

  /** True if the last line may lack its end, so that the next line needs a line break before it. */
  @GuardedBy("this")
  private boolean torn = true;

  StoreJournal(Path file) {
    this.file = file;
  }

  /** Returns the paths that an earlier process announced and did not settle. */
  synchronized List<String> read() throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      // The file of a line without an end was never stored.
      String complete = text.substring(0, text.lastIndexOf('\n') + 1);
      open.addAll(complete.lines().filter(line -> !line.isEmpty()).toList());
    } catch (NoSuchFileException e) {
      // No path is open.
    }
    return List.copyOf(open);
  }

  /** Adds paths. Call it before their files appear. */
  synchronized void announce(Collection<String> paths) throws IOException {
    Set<String> added = new LinkedHashSet<>(paths);
    added.removeAll(open);
    // Without a state folder there is no catalog.
    if (added.isEmpty() || !Files.isDirectory(file.getParent())) {
      return;
    }
    String lines = (torn ? "\n" : "") + String.join("\n", added) + "\n";
    torn = true;
    Files.writeString(
        file,
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.WRITE);
    torn = false;
    open.addAll(added);
  }

  synchronized boolean isEmpty() {
    return open.isEmpty();
  }

  /** Deletes the paths that the catalog knows, or whose files are removed. */
  synchronized void settle(Set<String> paths) throws IOException {
    open.removeAll(paths);
    if (open.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path replacement = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(replacement, String.join("\n", open) + "\n", StandardCharsets.UTF_8);
    Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
