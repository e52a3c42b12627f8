package press.offprint.pipeline.disk.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import press.offprint.pipeline.disk.OpenFolder;
import press.offprint.pipeline.disk.RootDirectory;

/**
 * The folder of the current file in a batch. It stays open for the next files of the same folder,
 * and a batch of any size has two folders open at most. For one thread.
 */
final class FolderCursor implements Closeable {
  private final RootDirectory root;
  private final StagingFolder staging;
  private OpenFolder current;
  private Path requested;
  private OpenFolder staged;

  FolderCursor(RootDirectory root, StagingFolder staging) {
    this.root = root;
    this.staging = staging;
  }

  /** Opens a folder of the output folder, and creates it if it is missing. */
  OpenFolder create(Path folder, Set<Path> changed) throws IOException {
    if (!folder.equals(requested)) {
      set(folder, root.create(folder, changed));
    }
    return current;
  }

  /** Opens a folder of the output folder by its real path. */
  OpenFolder open(Path realPath) throws IOException {
    if (current == null || !realPath.equals(current.path())) {
      set(realPath, root.openReal(realPath));
    }
    return current;
  }

  private void set(Path folder, OpenFolder opened) {
    closeCurrent();
    current = opened;
    requested = folder;
  }

  /** Opens the staging folder. */
  OpenFolder staging() throws IOException {
    if (staged == null) {
      staged = OpenFolder.of(staging.folder());
    }
    return staged;
  }

  /** Returns the folder of an unfinished file. */
  OpenFolder of(TempFile file) throws IOException {
    return file.staged() ? staging() : open(file.folder());
  }

  private void closeCurrent() {
    if (current != null) {
      current.close();
      current = null;
      requested = null;
    }
  }

  @Override
  public void close() {
    closeCurrent();
    if (staged != null) {
      staged.close();
    }
  }
}
