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
 * The steps by which a file comes into the output folder and leaves it, and a look at what lies
 * there. Each step may fail, and each is made to fail by a test.
 */
public class DiskOperations {

  /** Whether these bytes lie at {@code place} already, in a file that is no link. */
  final boolean holds(Path place, Bytes content) {
    if (!place.toFile().exists()) {
      // Most files of a first build: the look below would throw, which takes longer than the rest.
      return false;
    }
    try {
      BasicFileAttributes found = FileStat.attributes(place);
      if (!found.isRegularFile() || found.size() != content.length()) {
        return false;
      }
      try (InputStream in = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
        return content.isAllOf(in);
      }
    } catch (IOException e) {
      // Unreadable: then it is written, and a real fault shows itself there.
      return false;
    }
  }

  /** Writes a new file, and returns when its bytes are on the disk itself. */
  public void write(Path file, Bytes content) throws IOException {
    boolean linked =
        content
            .external()
            .filter(SpooledBytes.class::isInstance)
            .map(SpooledBytes.class::cast)
            .filter(spooled -> spooled.isLinkedAs(file))
            .isPresent();
    Set<StandardOpenOption> how =
        linked
            ? EnumSet.of(StandardOpenOption.WRITE)
            : EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, how)) {
      if (!linked) {
        content.writeTo(Channels.newOutputStream(channel));
      }
      force(file, channel);
    }
  }

  /** Returns when a file's bytes are on the disk itself. */
  public void force(Path file, FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Returns when what came into the folder and left it is on the disk itself. */
  public void forceFolder(Path folder) throws IOException {
    // Windows cannot open a folder, and needs no help to keep a move.
    if (!folder.getFileSystem().getSeparator().equals("\\")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Puts a file in the place of another, in one step. */
  public void move(Path file, Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away a file or an empty folder. */
  public void delete(Path place) throws IOException {
    Files.delete(place);
  }
}
