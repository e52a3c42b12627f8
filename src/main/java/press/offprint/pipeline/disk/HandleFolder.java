package press.offprint.pipeline.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A folder with a descriptor: its operations are those of POSIX whose names end in {@code at}. */
final class HandleFolder extends OpenFolder {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final SecureDirectoryStream<Path> handle;
  private final Path self;

  HandleFolder(Path path, SecureDirectoryStream<Path> handle) {
    super(path);
    this.handle = handle;
    this.self = path.getFileSystem().getPath(".");
  }

  @Override
  OpenFolder openFolder(Path name) throws IOException {
    try {
      return new HandleFolder(
          path().resolve(name), handle.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      throw ifChanged(name, FileStat.Kind.FOLDER, e);
    }
  }

  @Override
  SeekableByteChannel openFile(Path name, Set<OpenOption> options) throws IOException {
    try {
      return handle.newByteChannel(name, options);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      throw ifChanged(name, FileStat.Kind.FILE, e);
    }
  }

  // The entry may have become a link since its kind was read.
  private IOException ifChanged(Path name, FileStat.Kind expected, FileSystemException e)
      throws IOException {
    return kind(name) == expected
        ? e
        : new PathRefusedException(path().resolve(name), "It changed while it was opened");
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return handle
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  @Override
  public FileChannel create(Path name) throws IOException {
    return (FileChannel) handle.newByteChannel(name, CREATE);
  }

  @Override
  public void move(Path name, FolderEntry target) throws IOException {
    handle.move(name, ((HandleFolder) target.folder()).handle, target.name());
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    handle.deleteFile(name);
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    handle.deleteDirectory(name);
  }

  @Override
  public void force() throws IOException {
    try (FileChannel channel = (FileChannel) handle.newByteChannel(self, READ)) {
      channel.force(true);
    }
  }

  @Override
  public List<Path> list() throws IOException {
    List<Path> all = new ArrayList<>();
    try {
      DirectoryStream<Path> entries = handle;
      entries.forEach(all::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all;
  }

  @Override
  void closeHandle() {
    try {
      handle.close();
    } catch (IOException e) {
      // Nothing is written through the handle itself.
    }
  }
}
