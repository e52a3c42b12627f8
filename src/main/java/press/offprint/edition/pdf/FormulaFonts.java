package press.offprint.edition.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.sourceforge.jeuclid.font.DefaultFontFactory;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;

/**
 * The faces of formulas: the text's serif, then the fonts of signs. Opened when first used. Of the
 * library's own factory, which starts without any font, nothing but the signatures is left.
 */
final class FormulaFonts extends DefaultFontFactory {
  static final String SERIF = "serif";
  private static final int BOLD = 600;

  private final List<FontFile> fonts;
  private final ConcurrentMap<String, Font> open = new ConcurrentHashMap<>();

  FormulaFonts(List<FontFile> fonts) {
    this.fonts = List.copyOf(fonts);
  }

  @Override
  public Font getFont(List<String> preferred, int character, int style, float size) {
    boolean bold = (style & Font.BOLD) != 0;
    boolean italic = (style & Font.ITALIC) != 0;
    return fonts.stream()
        .filter(font -> font.role() == Role.SERIF && font.languages().isEmpty())
        .filter(font -> font.italic() == italic && (font.weight() >= BOLD) == bold)
        .filter(font -> font.coverage().get().has(character))
        .findFirst()
        .or(() -> anyWith(character))
        .map(this::open)
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
        .map(this::open)
        .map(font -> font.deriveFont(size))
        .orElseGet(() -> new Font(Font.SERIF, style, 1).deriveFont(size));
  }

  private Font open(FontFile file) {
    return open.computeIfAbsent(
        file.name(),
        name -> {
          try (InputStream bytes = file.bytes().get().open()) {
            return Font.createFont(Font.TRUETYPE_FONT, bytes);
          } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("The font " + name + " cannot be drawn with", e);
          }
        });
  }

  @Override
  public Set<String> listFontNames() {
    return Set.of(SERIF);
  }
}
