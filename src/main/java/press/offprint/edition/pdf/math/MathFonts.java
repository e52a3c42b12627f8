package press.offprint.edition.pdf.math;

import java.awt.Font;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.sourceforge.jeuclid.font.DefaultFontFactory;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.pdf.font.AwtFonts;

/**
 * The font factory of JEuclid: the serif font of the text first, then the symbol fonts. All methods
 * of the base class that return a font are overridden.
 */
public final class MathFonts extends DefaultFontFactory {
  static final String SERIF = "serif";
  static final String SANS = "sans";
  static final String MONO = "mono";

  /** A family without a font, for alphabets that Unicode has as characters, such as ℝ. */
  static final String NONE = "none";

  private static final Map<String, Role> ROLES =
      Map.of(SERIF, Role.SERIF, SANS, Role.SANS, MONO, Role.MONO);
  private static final int BOLD = 600;

  private final List<FontFile> fonts;
  private final AwtFonts awtFonts;

  public MathFonts(List<FontFile> fonts, AwtFonts awtFonts) {
    this.fonts = List.copyOf(fonts);
    this.awtFonts = awtFonts;
  }

  /** Returns null for the family {@link #NONE}: JEuclid then uses the characters of Unicode. */
  @Override
  public Font getFont(List<String> preferred, int character, int style, float size) {
    if (preferred.contains(NONE)) {
      return null;
    }
    Role role =
        preferred.stream().map(ROLES::get).filter(Objects::nonNull).findFirst().orElse(Role.SERIF);
    boolean bold = (style & Font.BOLD) != 0;
    boolean italic = (style & Font.ITALIC) != 0;
    return fonts.stream()
        .filter(font -> font.role() == role && font.languages().isEmpty())
        .filter(font -> font.italic() == italic && (font.weight() >= BOLD) == bold)
        .filter(font -> font.coverage().get().has(character))
        .findFirst()
        .or(() -> anyWith(character))
        .map(awtFonts::of)
        .map(font -> font.deriveFont(size))
        .orElseGet(() -> getFont(SERIF, style, size));
  }

  private Optional<FontFile> anyWith(int character) {
    return fonts.stream()
        .filter(font -> !font.italic())
        .filter(font -> font.coverage().get().has(character))
        .findFirst();
  }

  @Override
  public Font getFont(String name, int style, float size) {
    return fonts.stream()
        .filter(font -> font.role() == Role.SERIF)
        .findFirst()
        .map(awtFonts::of)
        .map(font -> font.deriveFont(size))
        .orElseGet(() -> new Font(Font.SERIF, style, 1).deriveFont(size));
  }

  @Override
  public Set<String> listFontNames() {
    return Set.of(SERIF);
  }
}
