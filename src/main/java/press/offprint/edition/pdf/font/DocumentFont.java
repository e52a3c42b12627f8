package press.offprint.edition.pdf.font;

import java.awt.Font;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import press.offprint.edition.FontFile;
import press.offprint.model.bytes.Bytes;

/**
 * A font for one document, with a composite glyph (OpenType, "glyf" table) for each cluster of the
 * document.
 *
 * @param name of the source font
 * @param texts the text of each glyph
 */
public record DocumentFont(String name, Bytes bytes, SortedMap<Integer, String> texts) {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7E;

  // Style sheets may add Western characters and punctuation to the text.
  private static final int FIRST_LATIN = 0xA0;
  private static final int LAST_LATIN = 0xFF;
  private static final int FIRST_PUNCTUATION = 0x2000;
  private static final int LAST_PUNCTUATION = 0x206F;
  private static final int REPLACEMENT = 0xFFFD;

  /**
   * Creates a font with the outlines of a file.
   *
   * @param shapes by private character
   * @param texts by private character
   * @param characters the other characters of the document
   * @param forms characters that the others may be replaced by
   */
  public static DocumentFont of(
      FontFile file,
      Font awtFont,
      Map<Integer, ShapedGlyphs> shapes,
      Map<Integer, String> texts,
      BitSet characters,
      BitSet forms) {
    ByteBuffer source = ByteBuffer.wrap(file.bytes().get().toArray());
    GlyphWriter glyphs = new GlyphWriter(source);
    SortedMap<Integer, Integer> map = new TreeMap<>();
    SortedMap<Integer, String> glyphTexts = new TreeMap<>();
    BitSet plain = (BitSet) characters.clone();
    plain.set(FIRST_PRINTABLE, LAST_PRINTABLE + 1);
    plain.set(FIRST_LATIN, LAST_LATIN + 1);
    plain.set(FIRST_PUNCTUATION, LAST_PUNCTUATION + 1);
    plain.set(REPLACEMENT);
    plain.or(forms);
    plain.stream()
        .filter(file.coverage().get()::has)
        .boxed()
        // Characters may share a glyph; its text is the letter that this document has.
        .sorted(Comparator.comparing(c -> !LamAlef.isIn(characters, c)))
        .forEach(
            character -> {
              int glyph = ShapedGlyphs.glyph(character, awtFont);
              map.put(character, glyph);
              glyphTexts.putIfAbsent(glyph, LamAlef.text(character));
            });
    shapes.forEach(
        (character, shape) -> {
          int glyph = glyphs.add(shape);
          map.put(character, glyph);
          glyphTexts.put(glyph, texts.get(character));
        });
    return new DocumentFont(file.name(), glyphs.font(map), glyphTexts);
  }
}
