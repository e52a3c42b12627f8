package press.offprint.pipeline.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A folder out of which no path and no link may lead.
 *
 * @param real its real path
 */
public record RootDirectory(Path real) {
  private static final int MAX_LINKS = 40;

  /**
   * Held while a folder is created, because a move would replace an empty one of another thread.
   */
  private static final Object CREATION = new Object();

  /**
   * Returns the root at {@code folder}.
   *
   * @throws IOException if the folder does not exist or cannot be read
   */
  public static RootDirectory of(Path folder) throws IOException {
    return new RootDirectory(folder.toRealPath());
  }

  /** Returns true if a real path is this folder or below it. */
  public boolean contains(Path realPath) {
    return realPath.startsWith(real);
  }

  /**
   * Returns true for a relative path joined by {@code /} that has no empty segment, no segment
   * {@code .} or {@code ..}, no backslash and no control character.
   */
  public static boolean isPlain(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return false;
      }
    }
    return path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }

  /**
   * Opens a folder at or below this folder, one segment at a time. A link on the way is followed if
   * it leads to a folder inside.
   *
   * @param folder an absolute path below this folder
   * @throws PathRefusedException if a segment is no folder, or a link that leads out
   */
  public OpenFolder open(Path folder) throws IOException {
    return descend(folder, null);
  }

  /**
   * Opens a regular file at or below this folder. No link is followed, so a path that {@link
   * Path#toRealPath} returned is opened if it has not changed since.
   *
   * @param realPath an absolute path below this folder
   * @throws PathRefusedException if a segment is a link, or of another kind
   */
  public InputStream read(Path realPath) throws IOException {
    try (OpenFolder folder = openReal(realPath.getParent())) {
      return folder.read(realPath.getFileName());
    }
  }

  /** Opens a folder as {@link #open} does, but follows no link. */
  public OpenFolder openReal(Path realPath) throws IOException {
    OpenFolder current = OpenFolder.of(real);
    try {
      for (Path segment : segments(realPath)) {
        current = replace(current, current.folder(segment));
      }
      return current;
    } catch (IOException | RuntimeException e) {
      current.close();
      throw e;
    }
  }

  /**
   * Creates {@code folder} below this folder, one segment at a time, and opens it. A link on the
   * way is followed if it leads to a folder inside.
   *
   * @param changed receives the folders that got a new entry and have to be forced to disk
   * @throws PathRefusedException if a segment is no folder, or a link that leads out
   */
  public OpenFolder create(Path folder, Set<Path> changed) throws IOException {
    return descend(folder, changed);
  }

  /**
   * Creates {@code folder} as {@link #create} does.
   *
   * @return the real path of {@code folder}
   */
  public Path createDirectories(Path folder, Set<Path> changed) throws IOException {
    try (OpenFolder created = create(folder, changed)) {
      return created.path();
    }
  }

  private Deque<Path> segments(Path folder) {
    Deque<Path> segments = new ArrayDeque<>();
    for (Path segment : real.relativize(folder)) {
      if (!segment.toString().isEmpty()) {
        segments.add(segment);
      }
    }
    return segments;
  }

  /** Opens a folder; creates missing ones unless {@code changed} is null. */
  private OpenFolder descend(Path folder, Set<Path> changed) throws IOException {
    Deque<Path> left = segments(folder);
    OpenFolder current = OpenFolder.of(real);
    try {
      for (int links = 0; !left.isEmpty(); ) {
        Path segment = left.pop();
        if (changed != null && !current.exists(segment)) {
          createFolder(current.entry(segment), changed);
        }
        if (current.kind(segment) != FileStat.Kind.LINK) {
          current = replace(current, current.folder(segment));
          continue;
        }
        Path link = current.path().resolve(segment);
        if (++links > MAX_LINKS) {
          throw new PathRefusedException(link, "Too many levels of symbolic links");
        }
        segments(target(link)).descendingIterator().forEachRemaining(left::push);
        current = replace(current, OpenFolder.of(real));
      }
      return current;
    } catch (IOException | RuntimeException e) {
      current.close();
      throw e;
    }
  }

  private static OpenFolder replace(OpenFolder current, OpenFolder next) {
    current.close();
    return next;
  }

  private Path target(Path link) throws IOException {
    Path target = link.toRealPath();
    if (!contains(target)) {
      throw new PathRefusedException(
          link, "the link " + link + " leads out of the folder " + real + "; remove the link");
    }
    return target;
  }

  // Java cannot create a folder through a handle. So it is created in this folder, whose own path
  // no author can change, and moved through the handles.
  private void createFolder(FolderEntry folder, Set<Path> changed) throws IOException {
    synchronized (CREATION) {
      if (folder.folder().exists(folder.name())) {
        return;
      }
      Path unfinished = TemporaryNames.next();
      Files.createDirectory(real.resolve(unfinished));
      try (OpenFolder root = OpenFolder.of(real)) {
        try {
          root.move(unfinished, folder);
        } catch (AtomicMoveNotSupportedException e) {
          // The folder is the root of another disk, or below one.
          root.deleteFolder(unfinished);
          Files.createDirectory(folder.path());
        } catch (IOException e) {
          root.deleteFolder(unfinished);
          throw e;
        }
      }
      changed.add(folder.folder().path());
    }
  }
}
