package press.offprint.edition.pdf.math.box;

import java.nio.ByteBuffer;
import press.offprint.edition.FontFile;
import press.offprint.sfnt.GlyphMetrics;
import press.offprint.sfnt.SfntFile;

/** A font that formulas are set in. */
public record FontFace(FontFile file, GlyphMetrics metrics) {

  public static FontFace open(FontFile file) {
    return open(file, tables(file));
  }

  public static FontFace open(FontFile file, SfntFile tables) {
    return new FontFace(file, new GlyphMetrics(tables));
  }

  public static SfntFile tables(FontFile file) {
    return SfntFile.read(ByteBuffer.wrap(file.bytes().get().toArray()));
  }
}
