package press.offprint.edition.pdf.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.edition.FontFile;

/** Fonts as Java draws and shapes with them. Opened when first used, then kept. */
public final class AwtFonts {
  private final ConcurrentMap<String, Font> open = new ConcurrentHashMap<>();

  /** The face of a file, at a size of 1. */
  public Font of(FontFile file) {
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
}
