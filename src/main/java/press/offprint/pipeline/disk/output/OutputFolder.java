package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.StoreException;

/**
 * The folder that readers see. A file appears in it whole or not at all: it is written beside its
 * place under a name that begins with {@code .offprint-}, forced to disk, and moved over the old
 * one in one step. Nothing is ever written outside, neither by a name nor through a link that
 * somebody planted. Safe for many threads.
 *
 * <p>Paths are relative, joined by {@code /}. Every failure is a {@link StoreException}.
 */
public final class OutputFolder implements AutoCloseable {
  /** How the names of unfinished files begin; also the folder of Offprint's own state. */
  static final String OWN = ".offprint";

  private final Path root;
  private final DiskOperations disk;
  private final StoreJournal journal;
  // Many may store at once; taking away a folder that became empty must not cross a store into it.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  private OutputFolder(Path root, DiskOperations disk) {
    this.root = root;
    this.disk = disk;
    this.journal = new StoreJournal(root.resolve(OWN).resolve("stored.txt"));
  }

  /** A file to be stored. */
  public record Item(String path, Bytes content) {}

  /** Opens the folder, making it where it is missing. */
  public static OutputFolder open(Path folder) {
    return open(folder, new DiskOperations());
  }

  /** As {@link #open(Path)}, on a disk that a test may have spoiled. */
  public static OutputFolder open(Path folder, DiskOperations disk) {
    try {
      Files.createDirectories(folder);
      return new OutputFolder(folder.toRealPath(), disk);
    } catch (IOException e) {
      throw new StoreException(
          "The output folder " + folder + " cannot be used: " + IoErrorText.of(e) + ".", e);
    }
  }

  /** The folder's real path. */
  public Path root() {
    return root;
  }

  /**
   * Stores one file.
   *
   * @return false where the same bytes lie there already, and nothing was touched
   */
  public boolean store(String path, Bytes content) {
    return !storeAll(List.of(new Item(path, content))).isEmpty();
  }

  /**
   * Stores the files together: all are written before the first takes its place, so that a full
   * disk leaves every old one.
   *
   * @return the paths of those that were not there yet with the same bytes
   */
  public Set<String> storeAll(Collection<Item> items) {
    lock.readLock().lock();
    List<TempFile> written = new ArrayList<>();
    try {
      requireOpen();
      Set<Path> folders = new LinkedHashSet<>();
      Map<Path, Path> entered = new HashMap<>();
      for (Item item : items) {
        write(item, written, folders, entered);
      }
      announce(written);
      Set<String> changed = new LinkedHashSet<>();
      for (TempFile file : written) {
        finish(file);
        changed.add(file.path());
      }
      for (Path folder : folders) {
        force(folder);
      }
      return changed;
    } finally {
      written.forEach(TempFile::discard);
      lock.readLock().unlock();
    }
  }

  private void write(
      Item item, List<TempFile> written, Set<Path> folders, Map<Path, Path> entered) {
    String path = item.path();
    try {
      Path wanted = place(path);
      Path folder = entered.get(wanted.getParent());
      if (folder == null) {
        folder = SafeDirectories.makeFolders(root, wanted.getParent(), folders);
        entered.put(wanted.getParent(), folder);
      }
      Path place = folder.resolve(wanted.getFileName());
      if (disk.holds(place, item.content())) {
        return;
      }
      TempFile file = TempFile.beside(place, path);
      written.add(file);
      disk.write(file.file(), item.content());
      folders.add(folder);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private void announce(List<TempFile> written) {
    if (!written.isEmpty()) {
      announce(written.stream().map(TempFile::path).toList());
    }
  }

  /**
   * Notes files that will be removed unless the catalog knows them by then: should this process be
   * killed before, the next one does it.
   */
  public void announce(Collection<String> paths) {
    try {
      journal.announce(paths);
    } catch (IOException e) {
      throw failure(paths.iterator().next(), e);
    }
  }

  /**
   * Takes away what an earlier process stored and was killed before it could say so.
   *
   * @param filed paths that the catalog knows
   * @return those of them that were stored too, and may not be as the catalog says
   */
  public Set<String> withdrawUnknown(Supplier<Set<String>> filed) {
    try {
      Set<String> left = new LinkedHashSet<>(journal.read());
      if (!left.isEmpty()) {
        Set<String> known = filed.get();
        Set<String> unknown = new LinkedHashSet<>(left);
        unknown.removeAll(known);
        unknown.forEach(this::remove);
        // The others stay written down until a run has filed them.
        journal.settle(unknown);
        left.retainAll(known);
      }
      return left;
    } catch (IOException e) {
      throw new StoreException(
          "The journal of the output folder cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }

  /** Says that the catalog knows the paths of {@code filed}, so that a crash cannot orphan them. */
  public void settle(Supplier<Set<String>> filed) {
    try {
      if (!journal.isEmpty()) {
        journal.settle(filed.get());
      }
    } catch (IOException e) {
      // A journal that says too much is harmless: its paths are looked up in the catalog.
    }
  }

  private void finish(TempFile file) {
    try {
      disk.move(file.file(), file.place());
    } catch (IOException e) {
      throw Files.isDirectory(file.place(), LinkOption.NOFOLLOW_LINKS)
          ? new StoreException(
              "A folder stands where the file "
                  + file.path()
                  + " shall be in the output folder; move it away.",
              e)
          : failure(file.path(), e);
    }
  }

  /**
   * Takes away a file that {@link #store} made, and the folders that became empty by it; never the
   * root, never Offprint's own state, never a folder.
   *
   * @return false where there was no such file
   */
  public boolean remove(String path) {
    lock.writeLock().lock();
    try {
      requireOpen();
      Path place = place(path);
      Path folder = place.getParent();
      if (!Files.isDirectory(folder) || !SafeDirectories.isInside(root, folder) || !isFile(place)) {
        return false;
      }
      disk.delete(place);
      force(removeEmpty(folder));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new StoreException(
          "The file "
              + path
              + " could not be removed from the output folder: "
              + IoErrorText.of(e)
              + ".",
          e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Waits for what is being stored; from then on nothing is stored and nothing removed. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("The press has ended; nothing more is written.");
    }
  }

  /** The size in bytes of a file that lies here; empty where there is none. One stat call. */
  public OptionalLong size(String path) {
    try {
      BasicFileAttributes found = FileStat.attributes(root.resolve(path));
      return found.isRegularFile() ? OptionalLong.of(found.size()) : OptionalLong.empty();
    } catch (IOException | InvalidPathException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isFile(Path place) throws IOException {
    FileStat.Kind kind = FileStat.kind(place);
    return kind == FileStat.Kind.FILE || kind == FileStat.Kind.LINK;
  }

  private Path removeEmpty(Path from) throws IOException {
    Path folder = from;
    while (!folder.equals(root)) {
      try {
        disk.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        return folder;
      }
      folder = folder.getParent();
    }
    return folder;
  }

  /**
   * Deletes what a killed process left unfinished. Call it while holding the press lock and before
   * anything is stored; {@link OutputLock#tookOver} tells when it is worth a walk.
   *
   * @return how many files were deleted
   */
  public int sweep() {
    try {
      return TempFile.sweep(root);
    } catch (IOException e) {
      throw new StoreException(
          "Unfinished files could not be swept from the output folder: " + IoErrorText.of(e) + ".",
          e);
    }
  }

  private Path place(String path) {
    // Some disks take .OFFPRINT for .offprint.
    boolean own = ("/" + path.toLowerCase(Locale.ROOT)).contains("/" + OWN);
    if (!RootDirectory.isPlain(path) || own) {
      throw new StoreException(
          "\"" + path + "\" is no name for a file of the output folder; it is not written.");
    }
    try {
      Path place = root.resolve(path).normalize();
      if (place.equals(root) || !place.startsWith(root)) {
        throw new StoreException("\"" + path + "\" leads out of the output folder.");
      }
      return place;
    } catch (InvalidPathException e) {
      throw new StoreException(
          "\"" + path + "\" is no name that this system can write: " + e.getReason(), e);
    }
  }

  private void force(Path folder) {
    try {
      disk.forceFolder(folder);
    } catch (IOException e) {
      throw failure(folder.toString(), e);
    }
  }

  private static StoreException failure(String path, IOException e) {
    return new StoreException(
        "The file "
            + path
            + " could not be written to the output folder: "
            + IoErrorText.of(e)
            + ".",
        e);
  }
}
