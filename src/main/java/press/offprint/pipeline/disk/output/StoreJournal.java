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
 *
 * <p>Each line of the file is a path, with a slash behind it if the catalog knows it by then. Lines
 * are appended, because a file that is replaced is written to the disk at once.
 */
final class StoreJournal {
  private static final String SETTLED = "/";

  /** The file is written anew if it has so many lines more than paths. */
  private static final int SPARE_LINES = 4096;

  private final Path file;

  @GuardedBy("this")
  private final Set<String> open = new LinkedHashSet<>();

  /** True if the last line may lack its end, so that the next line needs a line break before it. */
  @GuardedBy("this")
  private boolean torn = true;

  @GuardedBy("this")
  private int lines;

  StoreJournal(Path file) {
    this.file = file;
  }

  /** Returns the paths that an earlier process announced and did not settle. */
  synchronized List<String> read() throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      // The file of a line without an end was never stored.
      String complete = text.substring(0, text.lastIndexOf('\n') + 1);
      for (String line : complete.lines().filter(line -> !line.isEmpty()).toList()) {
        lines++;
        if (line.endsWith(SETTLED)) {
          open.remove(line.substring(0, line.length() - SETTLED.length()));
        } else {
          open.add(line);
        }
      }
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
    append(added);
    open.addAll(added);
  }

  synchronized boolean isEmpty() {
    return open.isEmpty();
  }

  /** Deletes the paths that the catalog knows, or whose files are removed. */
  synchronized void settle(Set<String> paths) throws IOException {
    List<String> known = open.stream().filter(paths::contains).toList();
    known.forEach(open::remove);
    if (open.isEmpty()) {
      Files.deleteIfExists(file);
      lines = 0;
    } else if (lines + known.size() > open.size() + SPARE_LINES) {
      replace();
    } else if (!known.isEmpty()) {
      append(known.stream().map(path -> path + SETTLED).toList());
    }
  }

  @GuardedBy("this")
  private void append(Collection<String> added) throws IOException {
    String text = (torn ? "\n" : "") + String.join("\n", added) + "\n";
    torn = true;
    Files.writeString(
        file,
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.WRITE);
    torn = false;
    lines += added.size();
  }

  @GuardedBy("this")
  private void replace() throws IOException {
    Path replacement = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(replacement, String.join("\n", open) + "\n", StandardCharsets.UTF_8);
    Files.move(replacement, file, StandardCopyOption.ATOMIC_MOVE);
    lines = open.size();
  }
}
