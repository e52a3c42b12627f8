package press.offprint.pipeline.disk.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.pipeline.disk.FileNameRules;

/**
 * The files below a folder that some process of this machine has open for writing: a copy under
 * way, an editor in the middle of saving. Known on Linux, for processes that we may look into;
 * elsewhere nothing is known to be written.
 */
final class OpenWriters {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int ACCESS_MODE = 3;

  private final Set<Path> files;

  private OpenWriters(Set<Path> files) {
    this.files = files;
  }

  /** Who writes below {@code folder}, a real path, at this moment. */
  static OpenWriters below(Path folder) {
    Set<Path> found = new TreeSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        addFilesOf(process, folder, found);
      }
    } catch (IOException e) {
      // No such folder, or not ours to list: then nothing is known.
    }
    return new OpenWriters(found);
  }

  private static void addFilesOf(Path process, Path folder, Set<Path> found) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        addFileOf(process, descriptor, folder, found);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The process ended or is somebody else's.
    }
  }

  private static void addFileOf(Path process, Path descriptor, Path folder, Set<Path> found) {
    try {
      Path file = Files.readSymbolicLink(descriptor);
      if (file.startsWith(folder) && isForWriting(process, descriptor.getFileName())) {
        found.add(file);
      }
    } catch (IOException e) {
      // It was closed meanwhile; the process may have others open.
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

  /** Whether {@code file} is being written, or another file of the page bundle that it is. */
  boolean isUnfinished(Path file) {
    return files.contains(file)
        || (FileNameRules.isBundle(file.getFileName().toString())
            && files.stream().anyMatch(other -> other.startsWith(file.getParent())));
  }
}
