package press.offprint.pipeline.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * An open folder whose entries are reached through its handle and not by their path. So a folder on
 * the way to it that becomes a link afterwards changes nothing. No method follows a link.
 *
 * <p>A system without such handles has a replacement that checks before and after each operation
 * that the path still leads to the same folder.
 */
public abstract class OpenFolder implements Closeable {
  private final Path path;
  private volatile boolean left;

  OpenFolder(Path path) {
    this.path = path;
  }

  /**
   * Opens a folder by its path. Call it for a folder whose own path no author can change, and reach
   * the folders below it by {@link #folder}.
   *
   * @param real a real path
   */
  @SuppressWarnings("StreamResourceLeak") // The result closes the stream.
  public static OpenFolder of(Path real) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(real);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new HandleFolder(real, secure);
    }
    stream.close();
    return new CheckedFolder(real);
  }

  /** Returns the path by which the folder was opened. */
  public final Path path() {
    return path;
  }

  /** Returns the entry of that name, which may be missing. */
  public final FolderEntry entry(Path name) {
    return new FolderEntry(this, name);
  }

  /**
   * Opens a folder in this folder.
   *
   * @throws PathRefusedException if the entry is no folder, or a link
   */
  public final OpenFolder folder(Path name) throws IOException {
    // A pipe is never opened, because that would wait for its writer.
    FileStat.Kind kind = kind(name);
    if (kind != FileStat.Kind.FOLDER) {
      throw new PathRefusedException(path.resolve(name), "Not a directory");
    }
    return openFolder(name);
  }

  /**
   * Opens a regular file in this folder. The stream stays open if the folder is closed.
   *
   * @throws PathRefusedException if the entry is no regular file, or a link
   */
  public final InputStream read(Path name) throws IOException {
    if (kind(name) != FileStat.Kind.FILE) {
      throw new PathRefusedException(path.resolve(name), "Not a regular file");
    }
    return Channels.newInputStream(FileOpener.open(this, name));
  }

  /** Returns the kind of an entry. */
  public final FileStat.Kind kind(Path name) throws IOException {
    return FileStat.kind(attributes(name));
  }

  /** Returns true if there is an entry of that name. */
  public final boolean exists(Path name) throws IOException {
    try {
      attributes(name);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Returns the attributes of an entry. */
  public abstract BasicFileAttributes attributes(Path name) throws IOException;

  /** Creates a file, which must not exist, and opens it for writing. */
  public abstract FileChannel create(Path name) throws IOException;

  /** Moves an entry over another one in one step. */
  public abstract void move(Path name, FolderEntry target) throws IOException;

  public abstract void deleteFile(Path name) throws IOException;

  /** Deletes an empty folder. */
  public abstract void deleteFolder(Path name) throws IOException;

  /** Forces the entries of this folder to disk, if the system can do that. */
  public abstract void force() throws IOException;

  /** Returns the paths of all entries in no order. Call it once. */
  public abstract List<Path> list() throws IOException;

  /** Opens an entry that was a folder. */
  abstract OpenFolder openFolder(Path name) throws IOException;

  /** Opens an entry that was a regular file; waits for ever if it is a pipe. */
  abstract SeekableByteChannel openFile(Path name, Set<OpenOption> options) throws IOException;

  /** Closes the handle, if there is one. */
  abstract void closeHandle();

  /** Leaves the handle open, because a call that cannot be stopped uses it. */
  final void leave() {
    left = true;
  }

  /** Closes the handle after such a call. */
  final void closeLeft() {
    closeHandle();
  }

  @Override
  public final void close() {
    if (!left) {
      closeHandle();
    }
  }
}
