package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.sfnt.GlyphCoverage;
import press.offprint.sfnt.NameTable;
import press.offprint.sfnt.SfntFile;

/**
 * The fonts of a site and of its theme: TrueType files in {@code fonts/} and in {@code
 * themes/NAME/fonts/}. Family, weight and style are read from the font itself.
 */
public final class CustomFonts {
  private static final int SANS_SERIF_TYPES = 11;
  private static final String REMEDY =
      "Remove the file, or replace it by a TrueType font that PDFs and ebooks may embed.";

  private CustomFonts() {}

  /**
   * Returns the fonts of the site and its theme in the order of their file names, followed by the
   * built-in fonts. If several have one file name, only the site's is in the list, else the
   * theme's.
   *
   * @param theme the name of the theme; empty for none
   * @throws OffprintException if a file is not a TrueType font, or if it must not be embedded
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Fonts before(Fonts builtIn, Path project, String theme) {
    Map<String, FontFile> custom = new TreeMap<>();
    if (!theme.isEmpty()) {
      add(project.resolve("themes").resolve(theme).resolve("fonts"), custom);
    }
    add(project.resolve("fonts"), custom);
    if (custom.isEmpty()) {
      return builtIn;
    }
    List<FontFile> all = new ArrayList<>(custom.values());
    builtIn.list().stream().filter(font -> !custom.containsKey(font.name())).forEach(all::add);
    List<FontFile> fonts = List.copyOf(all);
    return () -> fonts;
  }

  /** Returns the SHA-256 of each font of the site and its theme, by its path in the project. */
  public static Map<String, String> hashes(Path project, String theme) {
    Map<String, FontFile> custom = new TreeMap<>();
    Map<String, String> hashes = new TreeMap<>();
    if (!theme.isEmpty()) {
      String folder = "themes/" + theme + "/fonts/";
      add(project.resolve(folder), custom);
      custom.values().forEach(font -> hashes.put(folder + font.name(), font.sha256()));
      custom.clear();
    }
    add(project.resolve("fonts"), custom);
    custom.values().forEach(font -> hashes.put("fonts/" + font.name(), font.sha256()));
    return hashes;
  }

  private static void add(Path folder, Map<String, FontFile> fonts) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).endsWith(".ttf") && Files.isRegularFile(file)) {
          fonts.put(name, read(file, name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The fonts in " + folder + " cannot be read", e);
    }
  }

  private static FontFile read(Path file, String name) throws IOException {
    Bytes bytes = Bytes.owning(Files.readAllBytes(file));
    try {
      SfntFile font = SfntFile.read(ByteBuffer.wrap(bytes.toArray()));
      font.get("glyf"); // A font with CFF outlines lacks it.
      font.checkEmbeddable();
      ByteBuffer os2 = font.get("OS/2");
      GlyphCoverage coverage = GlyphCoverage.of(font);
      return new FontFile(
          name,
          family(font),
          os2.getShort(4),
          (os2.getShort(62) & 1) != 0,
          role(font),
          List.of(),
          bytes.sha256(),
          () -> bytes,
          () -> coverage);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      String reason =
          e instanceof IllegalArgumentException ? e.getMessage() : "one of its tables is damaged";
      throw new OffprintException(
          "The font " + file + " cannot be used: " + reason + ". " + REMEDY, e);
    }
  }

  private static String family(SfntFile font) {
    NavigableMap<Integer, String> names = NameTable.read(font);
    String family = names.getOrDefault(NameTable.TYPOGRAPHIC_FAMILY, names.get(NameTable.FAMILY));
    if (family == null) {
      throw new IllegalArgumentException("it has no family name");
    }
    return family;
  }

  /** Returns the role by the fields isFixedPitch of {@code post} and panose of {@code OS/2}. */
  private static Role role(SfntFile font) {
    if (font.get("post").getInt(12) != 0) {
      return Role.MONO;
    }
    ByteBuffer os2 = font.get("OS/2");
    boolean text = os2.get(32) == 2;
    return text && os2.get(33) >= SANS_SERIF_TYPES ? Role.SANS : Role.SERIF;
  }
}
