package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.bytes.Bytes;
import press.offprint.sfnt.GlyphCoverage;

/**
 * The folder of fonts that the build fills: TrueType files beside their list {@code fonts.txt},
 * which {@code docs/fonts.md} describes. A font that is listed but not there is left out, so that a
 * build without network still publishes.
 */
public final class FontDirectory implements Fonts {
  private static final String LIST = "fonts.txt";
  private static final int FIELDS = 9;

  private final List<FontFile> fonts;

  private FontDirectory(List<FontFile> fonts) {
    this.fonts = List.copyOf(fonts);
  }

  /**
   * Reads the list and opens no font.
   *
   * @throws UncheckedIOException where the list is there and cannot be read
   */
  public static FontDirectory open(Path folder) {
    Path list = folder.resolve(LIST);
    List<FontFile> fonts = new ArrayList<>();
    if (Files.isRegularFile(list)) {
      try {
        for (String line : Files.readAllLines(list)) {
          font(folder, line).ifPresent(fonts::add);
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
   * The face of a drawing that is made here: the first without serifs that is for all languages,
   * or, where it lacks a letter of {@code text}, the first face that has them all.
   */
  public DiagramResult.Face forLabels(String text) {
    BitSet letters = new BitSet();
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::set);
    List<FontFile> plain =
        fonts.stream()
            .filter(font -> font.role() == Role.SANS && font.languages().isEmpty())
            .toList();
    return Stream.concat(plain.stream(), fonts.stream())
        .filter(font -> letters.stream().allMatch(font.coverage().get()::has))
        .findFirst()
        .or(() -> plain.stream().findFirst())
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

  private static Optional<FontFile> font(Path folder, String line) {
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
            once(() -> coverage(file))));
  }

  private static Bytes bytes(Path file) {
    try {
      return Bytes.owning(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read: " + file, e);
    }
  }

  private static GlyphCoverage coverage(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer font = channel.map(MapMode.READ_ONLY, 0, channel.size());
      return GlyphCoverage.of(font);
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read: " + file, e);
    }
  }

  private static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private Optional<T> made = Optional.empty();

      @Override
      public synchronized T get() {
        if (made.isEmpty()) {
          made = Optional.of(make.get());
        }
        return made.get();
      }
    };
  }
}
