package press.offprint.pipeline.disk.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.interrupt.Regex;

/** The files that may hold a bibliography, a style of citations or a glossary. */
public final class ReferenceFiles {
  private static final String NAME = "[^.].*\\.(?:bib|bibtex|biblatex|csl|json|ya?ml)";

  private ReferenceFiles() {}

  /** Returns such files directly in a folder, sorted; empty if the folder cannot be read. */
  public static List<Path> beside(Path project) {
    try (Stream<Path> files = Files.list(project)) {
      return files
          .filter(file -> Regex.matches(file.getFileName().toString(), NAME))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // The configuration cannot be read either, which is reported.
    }
  }
}
