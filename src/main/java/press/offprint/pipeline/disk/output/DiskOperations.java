package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;

/**
 * The operations on files of the output folder. Tests override them and let each of them fail in
 * turn.
 */
public class DiskOperations {

  /** Returns true if {@code file} is a regular file with these bytes, and no link. */
  final boolean hasContent(Path file, Bytes content) {
    // A test is cheaper than the exception below, and most files of a first build are new.
    if (!file.toFile().exists()) {
      return false;
    }
    try {
      BasicFileAttributes found = FileStat.attributes(file);
      if (!found.isRegularFile() || found.size() != content.length()) {
        return false;
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return content.isAllOf(in);
      }
    } catch (IOException e) {
      // The file is written again, which reports the failure if it persists.
      return false;
    }
  }

  /** Writes a new file and forces it to disk. Spooled bytes are linked instead of copied. */
  public void write(Path file, Bytes content) throws IOException {
    boolean linked =
        content
            .external()
            .filter(DiskOutputBuffer.Spooled.class::isInstance)
            .map(DiskOutputBuffer.Spooled.class::cast)
            .filter(spooled -> spooled.isLinkedAs(file))
            .isPresent();
    Set<StandardOpenOption> options =
        linked
            ? EnumSet.of(StandardOpenOption.WRITE)
            : EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options)) {
      if (!linked) {
        content.writeTo(Channels.newOutputStream(channel));
      }
      force(file, channel);
    }
  }

  /** Forces the bytes of a file to disk. */
  public void force(Path file, FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Forces the entries of a folder to disk. */
  public void forceFolder(Path folder) throws IOException {
    // Windows cannot open a folder, and keeps a move without this.
    if (!folder.getFileSystem().getSeparator().equals("\\")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Moves a file over another in one step. */
  public void move(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file or an empty folder. */
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }
}
