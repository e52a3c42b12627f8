package press.offprint.edition.pdf.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The PDFs below a folder. */
final class PdfFolder {
  /** Reads one document. */
  interface Reader {
    void read(String name, byte[] pdf) throws IOException;
  }

  private PdfFolder() {}

  /** Reads all PDFs below a folder, or one PDF. */
  static void read(Path folder, Reader reader) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".pdf"))
          .sorted()
          .forEach(
              file -> {
                try {
                  reader.read(file.getFileName().toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
