package press.offprint.edition.pdf.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.edition.FontFile;

/** The AWT fonts of font files, which draw and shape text. A font is opened once, when needed. */
public final class AwtFonts {
  private final ConcurrentMap<String, Font> fonts = new ConcurrentHashMap<>();

  /** Returns the font of a file at a size of 1. */
  public Font of(FontFile file) {
    return fonts.computeIfAbsent(
        file.name(),
        name -> {
          try (InputStream bytes = file.bytes().get().open()) {
            return Font.createFont(Font.TRUETYPE_FONT, bytes);
          } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("The font " + name + " cannot be opened", e);
          }
        });
  }
}
