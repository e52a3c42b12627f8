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
 * A font for one document, with a composite glyph (OpenType, "glyf" table) for each group of
 * characters that the document holds.
 *
 * @param name of the font that it was made from
 * @param texts what each of its glyphs stands for
 */
public record DocumentFont(String name, Bytes bytes, SortedMap<Integer, String> texts) {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_PRINTABLE = 0x7E;

  // What a style may add to the text: signs of Western type, and those of punctuation.
  private static final int FIRST_LATIN = 0xA0;
  private static final int LAST_LATIN = 0xFF;
  private static final int FIRST_SIGN = 0x2000;
  private static final int LAST_SIGN = 0x206F;
  private static final int REPLACEMENT = 0xFFFD;

  /**
   * Makes a font of the same outlines.
   *
   * @param shapes by the private character that asks for each
   * @param texts what each private character stands for
   * @param characters others that the document holds
   * @param forms others that these may be set in
   */
  public static DocumentFont of(
      FontFile file,
      Font face,
      Map<Integer, ShapedGlyphs> shapes,
      Map<Integer, String> texts,
      BitSet characters,
      BitSet forms) {
    ByteBuffer source = ByteBuffer.wrap(file.bytes().get().toArray());
    GlyphWriter glyphs = new GlyphWriter(source);
    SortedMap<Integer, Integer> map = new TreeMap<>();
    SortedMap<Integer, String> meanings = new TreeMap<>();
    BitSet plain = (BitSet) characters.clone();
    plain.set(FIRST_PRINTABLE, LAST_PRINTABLE + 1);
    plain.set(FIRST_LATIN, LAST_LATIN + 1);
    plain.set(FIRST_SIGN, LAST_SIGN + 1);
    plain.set(REPLACEMENT);
    plain.or(forms);
    plain.stream()
        .filter(file.coverage().get()::has)
        .boxed()
        // Languages share glyphs: each stands for the letter that this document has.
        .sorted(Comparator.comparing(c -> !LamAlef.isIn(characters, c)))
        .forEach(
            character -> {
              int glyph = ShapedGlyphs.glyph(character, face);
              map.put(character, glyph);
              meanings.putIfAbsent(glyph, LamAlef.meaning(character));
            });
    shapes.forEach(
        (sign, shape) -> {
          int glyph = glyphs.add(shape);
          map.put(sign, glyph);
          meanings.put(glyph, texts.get(sign));
        });
    return new DocumentFont(file.name(), glyphs.font(map), meanings);
  }
}
