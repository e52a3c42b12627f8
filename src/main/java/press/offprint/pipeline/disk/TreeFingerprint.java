package press.offprint.pipeline.disk;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.FileStamp;

/**
 * The names and stamps of all files of some folders, as text. Two equal texts mean that no file was
 * changed, added, removed or moved in between. No file is opened.
 */
public final class TreeFingerprint {
  private static final int MAX_DEPTH = 100;

  /** The replacement for bytes that are no character of the file system's encoding. */
  private static final char UNREADABLE = '\uFFFD';

  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Set<Path> except;
  private final long nowMillis;

  private TreeFingerprint(Set<Path> except, long nowMillis) {
    this.except = except;
    this.nowMillis = nowMillis;
  }

  /**
   * Returns the fingerprint of {@code roots}, which may be missing, and of everything below them.
   * It is empty if a further change could leave it equal: a file was written just now, cannot be
   * read, is behind a link to a folder, or has a line break in its name.
   *
   * @param except folders to leave out
   * @param nowMillis the current time
   */
  public static Optional<String> of(Collection<Path> roots, Set<Path> except, long nowMillis) {
    TreeFingerprint fingerprint = new TreeFingerprint(except, nowMillis);
    for (Path root : roots) {
      try {
        if (!fingerprint.add(root, root.toString(), 0)) {
          return Optional.empty();
        }
      } catch (NoSuchFileException e) {
        fingerprint.text.append(root).append(" -\n");
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(fingerprint.text.toString());
  }

  /** Returns the sizes of files below {@code folder}, one per line; 0 for a missing file. */
  public static String sizes(Path folder, Iterable<String> paths) {
    StringBuilder sizes = new StringBuilder();
    String start = folder + File.separator;
    for (String path : paths) {
      sizes.append(new File(start + path).length()).append('\n');
    }
    return sizes.toString();
  }

  private boolean add(Path path, String name, int depth) throws IOException {
    FileStat stat = FileStat.of(path);
    boolean link = stat.kind() == FileStat.Kind.LINK;
    if (link) {
      append(name, stat.stamp());
      stat = FileStat.of(path.toRealPath());
    }
    if (stat.kind() != FileStat.Kind.FOLDER) {
      return append(name, stat.stamp());
    }
    return !link && (except.contains(path) || (depth < MAX_DEPTH && addAll(path, name, depth)));
  }

  private boolean addAll(Path folder, String name, int depth) throws IOException {
    text.append(name).append("/\n");
    for (Path child : children(folder)) {
      if (!add(child, child.getFileName().toString(), depth + 1)) {
        return false;
      }
    }
    text.append("/\n");
    return true;
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    // File.list loads far fewer classes than a DirectoryStream, which matters for a short run.
    String[] names = folder.toFile().list();
    if (names != null && areReadable(names)) {
      Arrays.sort(names);
      for (String name : names) {
        children.add(folder.resolve(name));
      }
      return children;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        children.add(child);
      }
    }
    Collections.sort(children);
    return children;
  }

  private static boolean areReadable(String[] names) {
    for (String name : names) {
      if (name.indexOf(UNREADABLE) >= 0) {
        return false;
      }
    }
    return true;
  }

  private boolean append(String name, FileStamp stamp) {
    text.append(name).append(' ').append(stamp.size());
    text.append(' ').append(stamp.modifiedNanos()).append(' ').append(stamp.changedNanos());
    text.append(' ').append(stamp.inode()).append('\n');
    return name.indexOf('\n') < 0 && name.indexOf('\r') < 0 && !FileStat.isRacy(stamp, nowMillis);
  }
}
