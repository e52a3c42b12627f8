package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import press.offprint.edition.pdf.text.HyphenPatterns;
import press.offprint.model.bytes.Bytes;

/** The folder {@code hyphens} that the build fills beside the fonts: one file a language. */
public final class HyphenationDirectory implements HyphenPatterns {
  private final Path folder;

  private HyphenationDirectory(Path folder) {
    this.folder = folder;
  }

  /** Of a folder of fonts, which {@link FontDirectory} describes; nothing is read yet. */
  public static HyphenationDirectory beside(Path fonts) {
    return new HyphenationDirectory(fonts.resolve("hyphens"));
  }

  @Override
  public Optional<Bytes> patterns(String language) {
    // A tag comes from a post: only what looks like one may become a file name.
    if (!language.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*")) {
      return Optional.empty();
    }
    Path file = folder.resolve(language + ".txt");
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Bytes.owning(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Hyphenation patterns cannot be read: " + file, e);
    }
  }
}
