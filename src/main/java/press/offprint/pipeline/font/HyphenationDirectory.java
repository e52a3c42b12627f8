package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import press.offprint.edition.pdf.text.HyphenPatterns;
import press.offprint.model.bytes.Bytes;

/** The directory of hyphenation patterns, which the build fills: one file for each language. */
public final class HyphenationDirectory implements HyphenPatterns {
  private final Path folder;

  private HyphenationDirectory(Path folder) {
    this.folder = folder;
  }

  /** Returns the directory {@code hyphens} in a directory of fonts; no file is read. */
  public static HyphenationDirectory beside(Path fonts) {
    return new HyphenationDirectory(fonts.resolve("hyphens"));
  }

  @Override
  public Optional<Bytes> patterns(String language) {
    // The tag is untrusted input from a post: it must not lead to a file elsewhere.
    if (!language.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*")) {
      return Optional.empty();
    }
    Path file = folder.resolve(language + ".txt");
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Bytes.owning(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The hyphenation patterns cannot be read: " + file, e);
    }
  }
}
