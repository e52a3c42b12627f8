package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.sfnt.GlyphCoverage;
import press.offprint.sfnt.SfntFile;

/**
 * The directory of the built-in fonts, which the build fills: TrueType files and their list {@code
 * fonts.txt}. A font that is listed but missing is left out, so that a build without network still
 * publishes.
 */
public final class FontDirectory implements Fonts {
  private static final String LIST = "fonts.txt";
  private static final int FIELDS = 9;

  private final List<FontFile> fonts;

  private FontDirectory(List<FontFile> fonts) {
    this.fonts = List.copyOf(fonts);
  }

  /**
   * Reads the list, but no font. A directory without a list has no fonts.
   *
   * @throws UncheckedIOException if the list cannot be read
   */
  public static FontDirectory open(Path folder) {
    Path list = folder.resolve(LIST);
    List<FontFile> fonts = new ArrayList<>();
    if (Files.isRegularFile(list)) {
      try {
        for (String line : Files.readAllLines(list)) {
          parse(folder, line).ifPresent(fonts::add);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The list of fonts cannot be read: " + list, e);
      }
    }
    return new FontDirectory(fonts);
  }

  @Override
  public List<FontFile> list() {
    return fonts;
  }

  /**
   * Returns the font for the labels of a diagram: the first sans-serif for all languages that has
   * every letter of {@code text}; else the first font of any kind that has them; else the first
   * sans-serif.
   */
  public DiagramResult.Face forLabels(String text) {
    BitSet letters = new BitSet();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::set);
    List<FontFile> preferred =
        fonts.stream()
            .filter(font -> font.role() == Role.SANS && font.languages().isEmpty())
            .toList();
    return Stream.concat(preferred.stream(), fonts.stream())
        .filter(font -> letters.stream().allMatch(font.coverage().get()::has))
        .findFirst()
        .or(() -> preferred.stream().findFirst())
        .map(font -> face(font.family()))
        .orElse(DiagramResult.Face.ANY);
  }

  private DiagramResult.Face face(String family) {
    return new DiagramResult.Face(
        family,
        fonts.stream()
            .filter(font -> font.family().equals(family))
            .map(font -> font.bytes().get())
            .toList());
  }

  private static Optional<FontFile> parse(Path folder, String line) {
    String[] field = line.split("\t", -1);
    if (line.startsWith("#") || field.length < FIELDS) {
      return Optional.empty();
    }
    String name = field[1].substring(field[1].lastIndexOf('/') + 1);
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(
        new FontFile(
            name,
            field[2],
            Integer.parseInt(field[3]),
            field[4].equals("italic"),
            Role.valueOf(field[5].toUpperCase(Locale.ROOT)),
            field[6].equals("-") ? List.of() : List.of(field[6].split(",", -1)),
            field[8],
            () -> bytes(file),
            new Lazy<>(() -> coverage(file))));
  }

  private static Bytes bytes(Path file) {
    try {
      return Bytes.owning(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The font cannot be read: " + file, e);
    }
  }

  private static GlyphCoverage coverage(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return GlyphCoverage.of(SfntFile.read(channel.map(MapMode.READ_ONLY, 0, channel.size())));
    } catch (IOException e) {
      throw new UncheckedIOException("The font cannot be read: " + file, e);
    }
  }
}
