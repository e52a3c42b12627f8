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
import press.offprint.catalog.entry.FileStamp;

/**
 * What the file system tells of many files without opening one, as text. Two equal texts mean that
 * nothing was written, put in, taken away or moved in between.
 */
public final class TreeFingerprint {
  private static final int MAX_DEPTH = 100;

  /** Stands for what is no character of the file system's encoding. */
  private static final char UNREADABLE = '\uFFFD';

  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Path except;
  private final long nowMillis;

  private TreeFingerprint(Path except, long nowMillis) {
    this.except = except;
    this.nowMillis = nowMillis;
  }

  /**
   * All that lies at and below {@code roots}, which need not be there.
   *
   * @param except a folder to leave out
   * @param nowMillis for telling what was written so shortly before that one more change might not
   *     show
   * @return empty where it cannot be told for sure: something was written just now, cannot be read,
   *     lies behind a link to a folder, or has a line end in its name
   */
  public static Optional<String> of(Collection<Path> roots, Path except, long nowMillis) {
    TreeFingerprint footprint = new TreeFingerprint(except, nowMillis);
    for (Path root : roots) {
      try {
        if (!footprint.add(root, root.toString(), 0)) {
          return Optional.empty();
        }
      } catch (NoSuchFileException e) {
        footprint.text.append(root).append(" -\n");
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(footprint.text.toString());
  }

  /** The sizes of files below {@code folder}, one a line; that of a missing one is 0. */
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
      note(name, stat.stamp());
      stat = FileStat.of(path.toRealPath());
    }
    if (stat.kind() != FileStat.Kind.FOLDER) {
      return note(name, stat.stamp());
    }
    return !link && (path.equals(except) || (depth < MAX_DEPTH && addAll(path, name, depth)));
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
    // A stream needs more of Java (of 25, a hundred classes more) than all the rest.
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

  private boolean note(String name, FileStamp stamp) {
    text.append(name).append(' ').append(stamp.size());
    text.append(' ').append(stamp.modifiedNanos()).append(' ').append(stamp.changedNanos());
    text.append(' ').append(stamp.inode()).append('\n');
    return name.indexOf('\n') < 0
        && name.indexOf('\r') < 0
        // Not by equals, which a record makes when it is first called: that takes longer than the
        // rest.
        && FileStat.smudged(stamp, nowMillis).changedNanos() == stamp.changedNanos();
  }
}
