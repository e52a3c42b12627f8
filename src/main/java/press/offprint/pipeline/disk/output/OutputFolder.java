package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.PathRefusedException;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.state.OutputLock;

/**
 * The folder of the renditions. A file appears in it whole or not at all: it is written to a {@link
 * TempFile}, forced to disk, and moved to its path in one step. Nothing is written outside, neither
 * by a name nor through a link. Safe for many threads.
 *
 * <p>Paths are relative, joined by {@code /}. Every failure is a {@link StoreException}.
 */
public final class OutputFolder implements AutoCloseable {
  /** The name of the folder of unfinished files in the state folder. */
  public static final String STAGING = "staging";

  private final RootDirectory root;
  private final OutputPaths paths;
  private final Path state;
  private final DiskOperations disk;
  private final StagingFolder staging;
  private final StoreJournal journal;
  // Threads store at the same time; the removal of an empty folder must not meet a store into it.
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  private OutputFolder(RootDirectory root, Path state, DiskOperations disk) {
    this.root = root;
    this.paths = new OutputPaths(root);
    this.state = state;
    this.disk = disk;
    this.staging = new StagingFolder(state.resolve(STAGING));
    this.journal = new StoreJournal(state.resolve("stored.txt"));
  }

  /** A file to be stored. */
  public record Item(String path, Bytes content) {}

  /**
   * Opens the folder, and creates it if it is missing.
   *
   * @param state the state folder; unfinished files are in it if it is on the same file system
   */
  public static OutputFolder open(Path folder, Path state) {
    return open(folder, state, new DiskOperations());
  }

  /** Opens the folder on a disk of which a test lets some operations fail. */
  public static OutputFolder open(Path folder, Path state, DiskOperations disk) {
    try {
      Files.createDirectories(folder);
      requireAccess(folder);
      return new OutputFolder(RootDirectory.of(folder), state, disk);
    } catch (IOException e) {
      throw StoreException.of("The output folder " + folder + " cannot be used", e);
    }
  }

  // Creates a file to learn why it cannot be created, or if the folder is new.
  private static void requireAccess(Path folder) throws IOException {
    if (isEmpty(folder) || !Files.isWritable(folder)) {
      Files.delete(Files.createTempFile(folder, OutputPaths.RESERVED, ""));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }

  /** Returns the folder's real path. */
  public Path root() {
    return root.real();
  }

  /**
   * Stores one file.
   *
   * @return false if the file has these bytes already and was not touched
   */
  public boolean store(String path, Bytes content) {
    return !storeAll(List.of(new Item(path, content))).isEmpty();
  }

  /**
   * Stores files together. All are written before the first is moved to its path, so that a full
   * disk leaves every old file intact.
   *
   * @return the paths of the files that are new or have other bytes than before
   */
  public Set<String> storeAll(Collection<Item> items) {
    lock.readLock().lock();
    List<TempFile> unfinished = new ArrayList<>();
    FolderCursor folders = new FolderCursor(root, staging);
    try {
      requireOpen();
      Set<Path> changedFolders = new LinkedHashSet<>();
      for (Item item : items) {
        write(item, unfinished, changedFolders, folders);
      }
      announce(unfinished.stream().map(TempFile::path).toList());
      Set<String> changed = new LinkedHashSet<>();
      while (!unfinished.isEmpty()) {
        move(unfinished.get(0), folders);
        changed.add(unfinished.remove(0).path());
      }
      for (Path folder : changedFolders) {
        force(folder, folders);
      }
      return changed;
    } finally {
      unfinished.forEach(file -> discard(file, folders));
      folders.close();
      lock.readLock().unlock();
    }
  }

  private void discard(TempFile file, FolderCursor folders) {
    try {
      disk.discard(folders.of(file).entry(file.name()));
    } catch (IOException e) {
      // An earlier failure is being thrown; the next start sweeps the file.
    }
  }

  private void write(
      Item item, List<TempFile> unfinished, Set<Path> changedFolders, FolderCursor folders) {
    Path requested = paths.resolve(item.path());
    try {
      OpenFolder folder = folders.create(requested.getParent(), changedFolders);
      FolderEntry target = folder.entry(requested.getFileName());
      if (disk.hasContent(target, item.content())) {
        return;
      }
      boolean staged = staging.isOnSameDisk(folder.path());
      TempFile file = TempFile.of(staged, folder.path(), target.name(), item.path());
      unfinished.add(file);
      disk.write(folders.of(file).entry(file.name()), item.content(), staged);
      changedFolders.add(folder.path());
    } catch (IOException e) {
      throw notWritten(item.path(), e);
    }
  }

  private void move(TempFile file, FolderCursor folders) {
    try {
      FolderEntry target = folders.open(file.folder()).entry(file.target());
      try {
        disk.move(folders.of(file).entry(file.name()), target);
      } catch (AtomicMoveNotSupportedException e) {
        moveOverMount(file, target, folders);
      } catch (IOException e) {
        if (isFolder(target)) {
          throw hasFolder(file.path(), e);
        }
        throw e;
      }
    } catch (IOException e) {
      throw notWritten(file.path(), e);
    }
  }

  private static boolean isFolder(FolderEntry entry) {
    try {
      return entry.folder().kind(entry.name()) == FileStat.Kind.FOLDER;
    } catch (IOException e) {
      return false;
    }
  }

  private static StoreException hasFolder(String path, IOException e) {
    return new StoreException(
        "The file "
            + path
            + " could not be written to the output folder: a folder has the same name. Move the"
            + " folder away.",
        e);
  }

  // Two mounts of one disk look like one file system, but no file can be moved between them.
  private void moveOverMount(TempFile staged, FolderEntry target, FolderCursor folders)
      throws IOException {
    staging.disable();
    FolderEntry beside = target.folder().entry(staged.besideTarget().name());
    try (InputStream in = folders.of(staged).read(staged.name())) {
      disk.write(beside, Bytes.owning(in.readAllBytes()), false);
      disk.move(beside, target);
    } catch (IOException e) {
      disk.discard(beside);
      throw e;
    }
    disk.discard(folders.of(staged).entry(staged.name()));
  }

  /**
   * Records files in the journal before they change. If this process is killed, the next one
   * removes those that the catalog does not know.
   */
  public void announce(Collection<String> paths) {
    try {
      journal.announce(paths);
    } catch (IOException e) {
      throw notWritten(paths.iterator().next(), e);
    }
  }

  /**
   * Removes the files that a killed process stored and did not add to the catalog.
   *
   * @param known supplies the paths that the catalog knows
   * @return the known paths that the killed process stored; their bytes may differ from the catalog
   */
  public Set<String> withdrawUnknown(Supplier<Set<String>> known) {
    try {
      Set<String> announced = new LinkedHashSet<>(journal.read());
      if (!announced.isEmpty()) {
        Set<String> unknown = new LinkedHashSet<>(announced);
        unknown.removeAll(known.get());
        unknown.forEach(this::remove);
        // The known ones stay in the journal until a run has written them to the catalog.
        journal.settle(unknown);
        announced.removeAll(unknown);
      }
      return announced;
    } catch (IOException e) {
      throw StoreException.of("The journal of the output folder cannot be read", e);
    }
  }

  /**
   * Deletes paths from the journal because the catalog knows them.
   *
   * @param known supplies the paths; it is not called if the journal is empty
   */
  public void settle(Supplier<Set<String>> known) {
    try {
      if (!journal.isEmpty()) {
        journal.settle(known.get());
      }
    } catch (IOException e) {
      // Too many paths in the journal are harmless: the next process asks the catalog for them.
    }
  }

  /**
   * Removes a stored file and the folders that are empty after it; never the root, never a folder
   * at {@code path}.
   *
   * @return false if there is no such file
   */
  public boolean remove(String path) {
    lock.writeLock().lock();
    try {
      requireOpen();
      Path file = paths.resolve(path);
      try (OpenFolder folder = root.open(file.getParent())) {
        FolderEntry entry = folder.entry(file.getFileName());
        if (!isFile(entry)) {
          return false;
        }
        disk.delete(entry);
        force(removeEmpty(folder.path()));
      }
      return true;
    } catch (NoSuchFileException | PathRefusedException e) {
      return false;
    } catch (IOException e) {
      throw StoreException.of(
          "The file " + path + " could not be removed from the output folder", e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static boolean isFile(FolderEntry entry) throws IOException {
    FileStat.Kind kind = entry.folder().kind(entry.name());
    return kind == FileStat.Kind.FILE || kind == FileStat.Kind.LINK;
  }

  private Path removeEmpty(Path from) throws IOException {
    Path folder = from;
    while (!folder.equals(root())) {
      try (OpenFolder parent = root.openReal(folder.getParent())) {
        disk.delete(parent.entry(folder.getFileName()));
      } catch (DirectoryNotEmptyException e) {
        return folder;
      }
      folder = folder.getParent();
    }
    return folder;
  }

  /** Waits for the running calls of {@code store} and {@code remove}; later calls fail. */
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
      throw new StoreException("Offprint is shutting down; the output folder is closed.");
    }
  }

  /** Returns the bytes of a stored file; empty if there is no such file, or it cannot be read. */
  public Optional<Bytes> read(String path) {
    try (OpenFolder folder = root.open(paths.resolve(path).getParent());
        InputStream in = folder.read(Path.of(path).getFileName())) {
      return Optional.of(Bytes.owning(in.readAllBytes()));
    } catch (IOException | StoreException e) {
      return Optional.empty();
    }
  }

  /** Returns the size of a stored file in bytes, or empty if there is none. One stat call. */
  public OptionalLong size(String path) {
    try {
      BasicFileAttributes found = FileStat.attributes(root().resolve(path));
      return found.isRegularFile() ? OptionalLong.of(found.size()) : OptionalLong.empty();
    } catch (IOException | InvalidPathException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Deletes the unfinished files of a killed process. Call it while holding the {@link OutputLock}
   * and before anything is stored. It walks the whole folder, so call it only if {@link
   * OutputLock#tookOver} is true.
   *
   * @return the number of deleted files
   */
  public int sweep() {
    try {
      return TempFile.sweep(staging.folder())
          + TempFile.sweep(state.resolve(DiskOutputBuffer.FOLDER))
          + TempFile.sweep(root());
    } catch (IOException e) {
      throw StoreException.of("Unfinished files in the output folder cannot be deleted", e);
    }
  }

  private void force(Path folder) {
    try (FolderCursor folders = new FolderCursor(root, staging)) {
      force(folder, folders);
    }
  }

  private void force(Path folder, FolderCursor folders) {
    try {
      disk.forceFolder(folders.open(folder));
    } catch (IOException e) {
      throw notWritten(folder.toString(), e);
    }
  }

  private static StoreException notWritten(String path, IOException e) {
    return StoreException.of("The file " + path + " could not be written to the output folder", e);
  }
}
