package press.offprint.edition.epub.cover;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.edition.EditionException;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;
import press.offprint.model.ProblemCode;

/** The faces that covers are set in. Each is parsed once, when a character first asks for it. */
public final class CoverFonts {
  private static final Pattern BODY =
      Pattern.compile("(?m)^body\\s*\\{[^}]*font-family:\\s*\"([^\"]+)\"");

  private final Fonts fonts;
  private final ConcurrentMap<String, Font> parsed = new ConcurrentHashMap<>();

  public CoverFonts(Fonts fonts) {
    this.fonts = fonts;
  }

  /**
   * The face for each character of a text in {@code language}: upright and of regular weight, one
   * of that language before others, then the family that the style sets text in, serif before sans.
   *
   * @param style the ebook's style sheet
   */
  IntFunction<Optional<Font>> of(String language, String style) {
    String family = family(style);
    List<FontFile> order =
        fonts.list().stream()
            .filter(face -> face.weight() == 400 && !face.italic())
            .filter(face -> face.role() != FontFile.Role.MONO)
            .sorted(
                Comparator.comparing((FontFile face) -> !face.prefersLanguage(language))
                    .thenComparing(face -> !face.family().equals(family))
                    .thenComparing(FontFile::role))
            .toList();
    if (order.isEmpty()) {
      // A machine without our faces still gets its cover, in what Java calls its serif.
      Font fallback = new Font(Font.SERIF, Font.PLAIN, 1);
      return c -> fallback.canDisplay(c) ? Optional.of(fallback) : Optional.empty();
    }
    return c ->
        order.stream().filter(face -> face.coverage().get().has(c)).findFirst().map(this::parse);
  }

  private static String family(String style) {
    Matcher body = BODY.matcher(style);
    String family = "";
    while (body.find()) {
      family = body.group(1);
    }
    return family;
  }

  private Font parse(FontFile face) {
    return parsed.computeIfAbsent(face.sha256(), hash -> read(face));
  }

  private static Font read(FontFile face) {
    try (InputStream in = face.bytes().get().open()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (FontFormatException | IOException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED,
          "The cover cannot be set in the font " + face.name() + ": " + e.getMessage(),
          e);
    }
  }

  /** Changes with the faces. */
  public String fingerprint() {
    return fonts.list().stream().map(FontFile::sha256).collect(Collectors.joining());
  }
}
