package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder of a system without handles. Its path is checked before and after each operation, so
 * that what was opened behind a link is refused before it is used.
 */
final class CheckedFolder extends OpenFolder {
  private final Object key;

  /** Opens a folder at its real path. */
  CheckedFolder(Path path) throws IOException {
    super(path);
    this.key = key();
  }

  private Object key() throws IOException {
    // A system without file keys has at least the path.
    Object found = FileStat.attributes(path()).fileKey();
    return found == null ? path() : found;
  }

  private void check() throws IOException {
    if (!path().toRealPath().equals(path()) || !key().equals(key)) {
      throw new PathRefusedException(path(), "It changed while it was open");
    }
  }

  private Path checked(Path name) throws IOException {
    check();
    return path().resolve(name);
  }

  @Override
  OpenFolder openFolder(Path name) throws IOException {
    OpenFolder folder = new CheckedFolder(checked(name));
    check();
    return folder;
  }

  @Override
  SeekableByteChannel openFile(Path name, Set<OpenOption> options) throws IOException {
    return refusedIfChanged(Files.newByteChannel(checked(name), options));
  }

  @Override
  void closeHandle() {
    // There is none.
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return FileStat.attributes(checked(name));
  }

  @Override
  public FileChannel create(Path name) throws IOException {
    return refusedIfChanged(
        FileChannel.open(
            checked(name),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS));
  }

  private <T extends AutoCloseable> T refusedIfChanged(T opened) throws IOException {
    try {
      check();
      return opened;
    } catch (IOException e) {
      try {
        opened.close();
      } catch (Exception suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  @Override
  public void move(Path name, FolderEntry target) throws IOException {
    ((CheckedFolder) target.folder()).check();
    Files.move(checked(name), target.path(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    Files.delete(checked(name));
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    Files.delete(checked(name));
  }

  @Override
  public void force() throws IOException {
    // Windows cannot open a folder, and keeps a move without this.
    if (!path().getFileSystem().getSeparator().equals("\\")) {
      try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public List<Path> list() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path())) {
      entries.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    check();
    return all;
  }
}
