package press.offprint.pipeline.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.TemporaryNames;
import press.offprint.pipeline.disk.state.OutputLock;

/**
 * Restores a project from its backup. All files are unpacked into a hidden folder beside the
 * project and compared with their hashes; then the folder is moved to its place in one step. A
 * process that is killed leaves the old folder or the new one.
 */
public final class ProjectRestore {
  private static final int MOST_LIST = 1 << 30;

  private ProjectRestore() {}

  /**
   * The result.
   *
   * @param files the number of restored files
   * @param former the folder with the files that were there before; empty if there were none
   */
  public record Result(int files, Optional<Path> former) {}

  /**
   * Restores a project.
   *
   * @param folder of the project; it must be missing or empty, unless it may be replaced
   * @param replace true if a folder with files is renamed first; nothing in it is deleted
   * @param now a name for the former folder, such as the time
   * @throws OffprintException if the backup is damaged, or the folder has files
   */
  public static Result restore(Path backup, Path folder, boolean replace, String now) {
    Path target = folder.toAbsolutePath().normalize();
    boolean taken = !isEmpty(target);
    if (taken && !replace) {
      throw new OffprintException(
          "The folder "
              + target
              + " has files. Restore into a new folder with -C DIR, or rename this one and restore"
              + " in its place with --replace.");
    }
    Path part = target.resolveSibling(TemporaryNames.next());
    try (ZipFile zip = new ZipFile(backup.toFile(), StandardCharsets.UTF_8)) {
      List<BackedUpFile> files = list(zip, backup);
      Files.createDirectories(target.getParent());
      for (BackedUpFile file : files) {
        unpack(zip, file, part, backup);
      }
      Files.createDirectories(part);
      restrict(part.resolve(ProjectBackup.STATE));
      Optional<Path> former = taken ? Optional.of(rename(target, now)) : Optional.empty();
      if (former.isEmpty()) {
        Files.deleteIfExists(target);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return new Result(files.size(), former);
    } catch (ZipException e) {
      throw damaged(backup, "it is no ZIP file", e);
    } catch (IOException e) {
      throw new OffprintException(
          "The backup " + backup + " cannot be restored: " + IoErrorText.of(e) + ".", e);
    } finally {
      remove(part);
    }
  }

  private static boolean isEmpty(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    } catch (NotDirectoryException e) {
      throw new OffprintException(folder + " is a file. Name a folder with -C DIR.", e);
    } catch (IOException e) {
      throw new OffprintException(
          "The folder " + folder + " cannot be read: " + IoErrorText.of(e) + ".", e);
    }
  }

  private static List<BackedUpFile> list(ZipFile zip, Path backup) throws IOException {
    ZipEntry entry = zip.getEntry(ProjectBackup.LIST);
    if (entry == null || entry.getSize() > MOST_LIST) {
      throw damaged(backup, "it has no list of its files", null);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      JsonObject list = JsonObject.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (list.number("format") != ProjectBackup.FORMAT) {
        throw damaged(backup, "it was written by another version of Offprint", null);
      }
      return list.objects("files").stream().map(BackedUpFile::of).toList();
    } catch (IllegalArgumentException e) {
      throw damaged(backup, "its list of files cannot be read", e);
    }
  }

  private static void unpack(ZipFile zip, BackedUpFile file, Path part, Path backup)
      throws IOException {
    Path place = place(part, file.path(), backup);
    ZipEntry entry = zip.getEntry(file.path());
    if (entry == null) {
      throw damaged(backup, file.path() + " is missing in it", null);
    }
    Files.createDirectories(place.getParent());
    MessageDigest digest = Bytes.digest();
    long bytes;
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out =
            new DigestOutputStream(
                Files.newOutputStream(place, StandardOpenOption.CREATE_NEW), digest)) {
      bytes = in.transferTo(out);
    } catch (ZipException e) {
      throw damaged(backup, file.path() + " in it is damaged", e);
    }
    boolean whole =
        bytes == file.bytes() && HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    if (!whole) {
      throw damaged(backup, file.path() + " in it is damaged", null);
    }
    if (entry.getLastModifiedTime() != null) {
      Files.setLastModifiedTime(place, entry.getLastModifiedTime());
    }
  }

  // A name from a file must not lead out of the folder.
  private static Path place(Path part, String name, Path backup) {
    try {
      Path place = part.resolve(name).normalize();
      if (!name.isEmpty()
          && !name.contains("\\")
          && place.startsWith(part)
          && !place.equals(part)) {
        return place;
      }
    } catch (InvalidPathException e) {
      throw damaged(backup, "it has a file with a forbidden name", e);
    }
    throw damaged(backup, "it has a file with a forbidden name", null);
  }

  private static void restrict(Path state) {
    java.io.File folder = state.toFile();
    if (folder.isDirectory()) {
      folder.setReadable(false, false);
      folder.setWritable(false, false);
      folder.setExecutable(false, false);
      folder.setReadable(true, true);
      folder.setWritable(true, true);
      folder.setExecutable(true, true);
    }
  }

  // A running Offprint has its lock in the folder.
  private static Path rename(Path target, String now) throws IOException {
    Path state = target.resolve(ProjectBackup.STATE);
    Path former = target.resolveSibling(target.getFileName() + ".before-" + now);
    if (Files.isDirectory(state)) {
      OutputLock lock =
          OutputLock.acquire(state, target.resolve("output"), "offprint", Duration.ZERO);
      try {
        Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        lock.close();
      }
    } else {
      Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
    }
    return former;
  }

  private static OffprintException damaged(Path backup, String reason, Exception cause) {
    return new OffprintException(
        "The backup " + backup + " cannot be used: " + reason + ". Nothing was changed.", cause);
  }

  private static void remove(Path tree) {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // The hidden folder stays; it disturbs nothing.
    }
  }
}
