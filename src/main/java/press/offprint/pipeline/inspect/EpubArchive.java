package press.offprint.pipeline.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an EPUB for a browser. */
final class EpubArchive {
  private EpubArchive() {}

  /**
   * Writes all files of an archive into a folder.
   *
   * @throws IOException if it is no archive, or a name leads out of the folder
   */
  static void unpack(Path epub, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("the entry " + entry.getName() + " leads out of its folder");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }
}
