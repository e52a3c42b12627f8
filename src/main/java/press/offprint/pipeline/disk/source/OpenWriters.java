package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.pipeline.disk.FileNameRules;

/**
 * The files below a folder that a process of this computer has open for writing, such as a copy in
 * progress. Works on Linux, for processes that this user may inspect; on other systems the set is
 * empty.
 */
final class OpenWriters {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int ACCESS_MODE = 3;

  private final Set<Path> files;

  private OpenWriters(Set<Path> files) {
    this.files = files;
  }

  /** Returns the files below {@code folder}, a real path, that are open for writing now. */
  static OpenWriters below(Path folder) {
    Set<Path> found = new TreeSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        addFilesOf(process, folder, found);
      }
    } catch (IOException e) {
      // There is no /proc, or this user may not list it.
    }
    return new OpenWriters(found);
  }

  private static void addFilesOf(Path process, Path folder, Set<Path> found) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        addFileOf(process, descriptor, folder, found);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The process ended or belongs to another user.
    }
  }

  private static void addFileOf(Path process, Path descriptor, Path folder, Set<Path> found) {
    try {
      Path file = Files.readSymbolicLink(descriptor);
      if (file.startsWith(folder) && isForWriting(process, descriptor.getFileName())) {
        found.add(file);
      }
    } catch (IOException e) {
      // The file was closed meanwhile; the process may have others open.
    }
  }

  private static boolean isForWriting(Path process, Path descriptor) throws IOException {
    String info =
        Files.readString(
            process.resolve("fdinfo").resolve(descriptor), StandardCharsets.ISO_8859_1);
    for (String line : info.split("\n", -1)) {
      if (line.startsWith("flags:")) {
        return (Integer.parseInt(line.substring(6).strip(), 8) & ACCESS_MODE) != 0;
      }
    }
    return false;
  }

  /**
   * Returns true if {@code file} is open for writing. For the post of a page bundle, any other file
   * of the bundle counts too.
   */
  boolean isUnfinished(Path file) {
    return files.contains(file)
        || (FileNameRules.isBundle(file.getFileName().toString())
            && files.stream().anyMatch(other -> other.startsWith(file.getParent())));
  }
}
