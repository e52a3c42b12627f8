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
 * The faces of formulas: the text's serif, then the fonts of signs. Of the library's own factory,
 * which starts without any font, nothing but the signatures is left.
 */
public final class MathFonts extends DefaultFontFactory {
  static final String SERIF = "serif";
  static final String SANS = "sans";
  static final String MONO = "mono";

  /** The face of alphabets that are characters by themselves, such as ℝ. */
  static final String NONE = "none";

  private static final Map<String, Role> ROLES =
      Map.of(SERIF, Role.SERIF, SANS, Role.SANS, MONO, Role.MONO);
  private static final int BOLD = 600;

  private final List<FontFile> fonts;
  private final AwtFonts faces;

  public MathFonts(List<FontFile> fonts, AwtFonts faces) {
    this.fonts = List.copyOf(fonts);
    this.faces = faces;
  }

  /** Null where the alphabet asked for has no face: the engine then asks for its characters. */
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
        .map(faces::of)
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
        .map(faces::of)
        .map(font -> font.deriveFont(size))
        .orElseGet(() -> new Font(Font.SERIF, style, 1).deriveFont(size));
  }

  @Override
  public Set<String> listFontNames() {
    return Set.of(SERIF);
  }
}
