package press.offprint.acceptance;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.sfnt.SfntFile;

/** A font of a project, which a test can break. No other font has its family, "Moto Sans". */
record BreakableFont(Path project) {
  void write(String name) {
    write(name, font -> font);
  }

  void write(String name, UnaryOperator<byte[]> change) {
    try {
      byte[] font =
          Files.readAllBytes(ProjectLayout.installedFonts().resolve("NotoSans_400Regular.ttf"));
      Path file = project.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, change.apply(renamed(font)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] renamed(byte[] font) {
    SfntFile file = SfntFile.read(ByteBuffer.wrap(font));
    ByteBuffer names = file.copy("name");
    for (int i = 0; i + 6 < names.limit(); i++) {
      boolean isWide =
          names.get(i) == 'N'
              && names.get(i + 2) == 'o'
              && names.get(i + 4) == 't'
              && names.get(i + 6) == 'o';
      boolean isNarrow = names.get(i) == 'N' && names.get(i + 1) == 'o' && names.get(i + 2) == 't';
      if (isWide || isNarrow) {
        names.put(i, (byte) 'M');
      }
    }
    file.put("name", names);
    return file.write();
  }

  /** Returns a font whose glyph of a letter is empty. */
  static byte[] withoutGlyph(byte[] font, String letter) {
    try {
      int glyph =
          Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font))
              .createGlyphVector(new FontRenderContext(null, false, false), letter)
              .getGlyphCode(0);
      SfntFile file = SfntFile.read(ByteBuffer.wrap(font));
      boolean isLong = file.get("head").getShort(50) != 0;
      ByteBuffer places = file.copy("loca");
      // The glyph begins at the place of the next one, so it has no outline.
      if (isLong) {
        places.putInt(glyph * 4, places.getInt((glyph + 1) * 4));
      } else {
        places.putShort(glyph * 2, places.getShort((glyph + 1) * 2));
      }
      file.put("loca", places);
      return file.write();
    } catch (FontFormatException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
