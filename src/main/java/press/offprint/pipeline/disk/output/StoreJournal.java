package press.offprint.pipeline.disk.output;

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
 * Paths of files of which no catalog knows yet, or not as they are now. A process that is killed
 * between storing a file and filing it leaves the path here: what it stored of a post that is
 * deleted before the next start can still be withdrawn, and what it stored anew is looked at again.
 * Safe for many threads.
 */
final class StoreJournal {
  private final Path file;
  private final Set<String> open = new LinkedHashSet<>();
  // The last line may lack its end; the next one must not be glued to it.
  private boolean torn = true;

  StoreJournal(Path file) {
    this.file = file;
  }

  /** What an earlier process announced and did not settle. */
  synchronized List<String> read() throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      // A line without its end was cut short, and its file was never stored.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().filter(line -> !line.isEmpty()).forEach(open::add);
    } catch (NoSuchFileException e) {
      // Nothing was left open.
    }
    return List.copyOf(open);
  }

  /** Writes paths down; call it before their files appear. */
  synchronized void announce(Collection<String> paths) throws IOException {
    List<String> fresh = paths.stream().filter(path -> !open.contains(path)).toList();
    // Where no state is kept there is no catalog that could miss them.
    if (fresh.isEmpty() || !Files.isDirectory(file.getParent())) {
      return;
    }
    String lines = (torn ? "\n" : "") + String.join("\n", fresh) + "\n";
    torn = true;
    Files.writeString(
        file,
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.WRITE);
    torn = false;
    open.addAll(fresh);
  }

  synchronized boolean isEmpty() {
    return open.isEmpty();
  }

  /** Strikes out the paths that a catalog knows by now. */
  synchronized void settle(Set<String> filed) throws IOException {
    open.removeAll(filed);
    if (open.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, String.join("\n", open) + "\n", StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
