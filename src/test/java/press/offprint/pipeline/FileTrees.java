package press.offprint.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;

/** The files of output folders. */
public final class FileTrees {
  private FileTrees() {}

  /** Returns the SHA-256 of every published file, by path. */
  public static Map<String, String> hashes(Path output) {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files(output)) {
      String name = output.relativize(file).toString();
      try {
        hashes.put(name, Bytes.owning(Files.readAllBytes(file)).sha256());
      } catch (NoSuchFileException e) {
        // The file was deleted meanwhile.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return hashes;
  }

  /** Returns the unfinished files. */
  public static List<Path> unfinished(Path output) {
    return files(output).stream()
        .filter(file -> file.getFileName().toString().startsWith(".offprint-"))
        .toList();
  }

  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
