package press.offprint.pipeline.disk.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.FolderEntry;
import press.offprint.pipeline.disk.OpenFolder;

/**
 * The operations on files of the output folder and of the store of versions. Tests override them
 * and let each of them fail in turn.
 */
public class DiskOperations {

  /** Returns true if {@code file} is a regular file with these bytes, and no link. */
  final boolean hasContent(FolderEntry file, Bytes content) {
    try {
      BasicFileAttributes found = file.folder().attributes(file.name());
      if (!found.isRegularFile() || found.size() != content.length()) {
        return false;
      }
      try (InputStream in = file.folder().read(file.name())) {
        return content.isAllOf(in);
      }
    } catch (IOException e) {
      // The file is written again, which reports the failure if it persists.
      return false;
    }
  }

  /**
   * Writes a new file and forces it to disk. Spooled bytes are linked instead of copied if the file
   * is staged.
   *
   * @param staged true if the file is in the staging folder, whose path no author can change
   */
  public void write(FolderEntry file, Bytes content, boolean staged) throws IOException {
    boolean linked =
        staged
            && content
                .external()
                .filter(DiskOutputBuffer.Spooled.class::isInstance)
                .map(DiskOutputBuffer.Spooled.class::cast)
                .filter(spooled -> spooled.isLinkedAs(file.path()))
                .isPresent();
    try (FileChannel channel =
        linked
            ? FileChannel.open(file.path(), StandardOpenOption.WRITE)
            : file.folder().create(file.name())) {
      if (!linked) {
        content.writeTo(Channels.newOutputStream(channel));
      }
      force(file, channel);
    }
  }

  /** Forces the bytes of a file to disk. */
  public void force(FolderEntry file, FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Forces the entries of a folder to disk. */
  public void forceFolder(OpenFolder folder) throws IOException {
    folder.force();
  }

  /** Moves a file over another in one step. */
  public void move(FolderEntry file, FolderEntry target) throws IOException {
    file.folder().move(file.name(), target);
  }

  /** Deletes a file or an empty folder. */
  public void delete(FolderEntry entry) throws IOException {
    if (entry.folder().kind(entry.name()) == FileStat.Kind.FOLDER) {
      entry.folder().deleteFolder(entry.name());
    } else {
      entry.folder().deleteFile(entry.name());
    }
  }

  /**
   * Writes a new file of the store of versions, without forcing it to disk. Spooled bytes are
   * copied by the system, which shares their blocks if the file system can do that.
   */
  public void writeBlob(Path file, Bytes content) throws IOException {
    Optional<DiskOutputBuffer.Spooled> spooled =
        content
            .external()
            .filter(DiskOutputBuffer.Spooled.class::isInstance)
            .map(DiskOutputBuffer.Spooled.class::cast);
    if (spooled.isPresent()) {
      spooled.get().copyTo(file);
      return;
    }
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    }
  }

  /** Moves a file of the store of versions to its name in one step. */
  public void moveBlob(Path part, Path target) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file of the store of versions. */
  public void deleteBlob(Path file) throws IOException {
    Files.delete(file);
  }

  /** Deletes an unfinished file if it exists. */
  final void discard(FolderEntry file) {
    try {
      file.folder().deleteFile(file.name());
    } catch (NoSuchFileException e) {
      // It was never created.
    } catch (IOException e) {
      // An earlier failure is being thrown; the next start sweeps the file.
    }
  }
}
