package press.offprint.pipeline.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.OffprintException;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.exec.Lazy;
import press.offprint.sfnt.GlyphCoverage;

/**
 * The fonts that a site or its theme brings: TrueType files in {@code fonts/} and in {@code
 * themes/NAME/fonts/}. What a font says of itself names its family, weight and style; one with the
 * name of a font of ours takes its place.
 */
public final class CustomFonts {
  private static final int FAMILY = 1;
  private static final int TYPOGRAPHIC_FAMILY = 16;
  private static final int WINDOWS = 3;

  private CustomFonts() {}

  /** The site's fonts, then those of its theme, then {@code ours}. */
  public static Fonts before(Fonts ours, Path project, String theme) {
    TreeMap<String, FontFile> own = new TreeMap<>();
    if (!theme.isEmpty()) {
      add(project.resolve("themes").resolve(theme).resolve("fonts"), own);
    }
    add(project.resolve("fonts"), own);
    if (own.isEmpty()) {
      return ours;
    }
    List<FontFile> all = new ArrayList<>(own.values());
    ours.list().stream().filter(font -> !own.containsKey(font.name())).forEach(all::add);
    List<FontFile> fonts = List.copyOf(all);
    return () -> fonts;
  }

  private static void add(Path folder, Map<String, FontFile> fonts) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).endsWith(".ttf") && Files.isRegularFile(file)) {
          fonts.put(name, font(file, name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The fonts in " + folder + " cannot be read", e);
    }
  }

  private static FontFile font(Path file, String name) throws IOException {
    Bytes bytes = Bytes.owning(Files.readAllBytes(file));
    ByteBuffer font = ByteBuffer.wrap(bytes.toArray());
    try {
      int os2 = table(font, "OS/2").orElseThrow();
      boolean fixed = font.getInt(table(font, "post").orElseThrow() + 12) != 0;
      boolean sans = font.get(os2 + 32) == 2 && font.get(os2 + 33) > 10;
      String family = name(font, TYPOGRAPHIC_FAMILY).or(() -> name(font, FAMILY)).orElseThrow();
      return new FontFile(
          name,
          family,
          font.getShort(os2 + 4),
          (font.getShort(os2 + 62) & 1) != 0,
          fixed ? Role.MONO : sans ? Role.SANS : Role.SERIF,
          List.of(),
          bytes.sha256(),
          () -> bytes,
          new Lazy<>(() -> GlyphCoverage.of(font.duplicate())));
    } catch (RuntimeException e) {
      throw new OffprintException(
          "The font " + file + " cannot be used: it is no whole TrueType font.", e);
    }
  }

  private static Optional<Integer> table(ByteBuffer font, String tag) {
    for (int i = 0; i < font.getShort(4); i++) {
      int record = 12 + i * 16;
      byte[] name = new byte[4];
      font.get(record, name);
      if (new String(name, StandardCharsets.US_ASCII).equals(tag)) {
        return Optional.of(font.getInt(record + 8));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> name(ByteBuffer font, int wanted) {
    int names = table(font, "name").orElseThrow();
    int strings = names + font.getShort(names + 4);
    for (int i = 0; i < font.getShort(names + 2); i++) {
      int record = names + 6 + i * 12;
      boolean windows = font.getShort(record) == WINDOWS;
      if (font.getShort(record + 6) == wanted && (windows || font.getShort(record) == 1)) {
        byte[] text = new byte[font.getShort(record + 8) & 0xFFFF];
        font.get(strings + (font.getShort(record + 10) & 0xFFFF), text);
        Charset charset = windows ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
        return Optional.of(new String(text, charset));
      }
    }
    return Optional.empty();
  }
}
