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
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The fonts of generated covers. A font is parsed when it is used first. */
public final class CoverFonts {
  private static final Pattern BODY_FAMILY =
      Pattern.compile("(?m)^body\\s*\\{[^}]*font-family:\\s*\"([^\"]+)\"");

  private final Fonts fonts;
  private final ConcurrentMap<String, Font> parsed = new ConcurrentHashMap<>();

  public CoverFonts(Fonts fonts) {
    this.fonts = fonts;
  }

  /**
   * Returns the choice of a font by character: the first regular, upright font that has it; empty
   * if none has. Fonts for {@code language} precede others, then the family of the text, then
   * serif.
   *
   * @param style the style sheet of the book
   */
  IntFunction<Optional<Font>> of(String language, String style) {
    String family = bodyFamily(style);
    List<FontFile> order =
        fonts.list().stream()
            .filter(font -> font.weight() == 400 && !font.italic())
            .filter(font -> font.role() != FontFile.Role.MONO)
            .sorted(
                Comparator.comparing((FontFile font) -> !font.prefersLanguage(language))
                    .thenComparing(font -> !font.family().equals(family))
                    .thenComparing(FontFile::role))
            .toList();
    if (order.isEmpty()) {
      Font fallback = new Font(Font.SERIF, Font.PLAIN, 1);
      return c -> fallback.canDisplay(c) ? Optional.of(fallback) : Optional.empty();
    }
    return c ->
        order.stream().filter(font -> font.coverage().get().has(c)).findFirst().map(this::parse);
  }

  private static String bodyFamily(String style) {
    Matcher body = Regex.matcher(BODY_FAMILY, style);
    String family = "";
    while (body.find()) {
      family = body.group(1);
    }
    return family;
  }

  private Font parse(FontFile font) {
    return parsed.computeIfAbsent(font.sha256(), hash -> read(font));
  }

  private static Font read(FontFile font) {
    try (InputStream in = font.bytes().get().open()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (FontFormatException | IOException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED,
          "Java cannot read the font " + font.name() + " for the cover: " + e.getMessage() + ".",
          e);
    }
  }

  /** Returns a text that differs for other fonts. */
  public String fingerprint() {
    return fonts.list().stream().map(FontFile::sha256).collect(Collectors.joining());
  }
}
