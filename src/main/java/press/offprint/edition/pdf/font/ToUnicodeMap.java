package press.offprint.edition.pdf.font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import press.offprint.model.interrupt.Regex;

/**
 * The ToUnicode map of a font (ISO 32000-1, 9.10.3), which gives the text of each glyph. If several
 * characters share a glyph, PDFBox takes the first of them, such as a modifier letter for an
 * apostrophe. This class takes the character of the document, and for a joined form its letters.
 */
public final class ToUnicodeMap {
  private static final int ENTRIES_PER_SECTION = 100;
  private static final String HEAD =
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      """;
  private static final String FOOT =
      """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """;

  private static final Pattern RANGE =
      Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>");

  private final BitSet characters;

  /**
   * Creates the maps of one document.
   *
   * @param characters the characters of the document
   */
  public ToUnicodeMap(BitSet characters) {
    this.characters = characters;
  }

  /**
   * Corrects the map of a subset font.
   *
   * @param composed the texts of the glyphs that were composed for this document
   * @param drawn the texts of glyphs that were drawn by their numbers
   * @param parts the texts of such glyphs that are a part of a letter, if they are no letter as
   *     well
   */
  public void correct(
      PDDocument pdf,
      PDType0Font font,
      Map<Integer, String> composed,
      Map<Integer, String> drawn,
      Map<Integer, String> parts)
      throws IOException {
    COSStream written = font.getCOSObject().getCOSStream(COSName.TO_UNICODE);
    if (written == null) {
      return; // The font was opened, but no character uses it.
    }
    String source;
    try (InputStream in = written.createInputStream()) {
      source = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    SortedMap<Integer, String> texts = new TreeMap<>(parts);
    boolean changed = !drawn.isEmpty() || !parts.isEmpty();
    Matcher range = Regex.matcher(RANGE, source);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1), 16);
      int last = Integer.parseInt(range.group(2), 16);
      int base = text(range.group(3)).codePointAt(0);
      for (int glyph = first; glyph <= last; glyph++) {
        String before = Character.toString(base + glyph - first);
        String after = composed.getOrDefault(glyph, text(font, glyph, before));
        texts.put(glyph, after);
        changed |= !after.equals(before);
      }
    }
    texts.putAll(drawn);
    if (changed) {
      byte[] map = map(texts).getBytes(StandardCharsets.US_ASCII);
      PDStream stream = new PDStream(pdf, new ByteArrayInputStream(map), COSName.FLATE_DECODE);
      font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
    }
  }

  private String text(PDType0Font font, int glyph, String otherwise) {
    List<Integer> candidates = font.getCmapLookup().getCharCodes(glyph);
    if (candidates == null) {
      return otherwise;
    }
    for (int candidate : candidates) {
      if (characters.get(candidate)) {
        return Character.toString(candidate);
      }
    }
    return candidates.stream()
        .map(ToUnicodeMap::plain)
        .filter(text -> text.codePoints().allMatch(characters::get))
        .findFirst()
        .orElseGet(() -> plain(otherwise.codePointAt(0)));
  }

  private static String plain(int character) {
    return Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
  }

  private static String text(String hexadecimal) {
    return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.UTF_16BE);
  }

  private static String map(SortedMap<Integer, String> texts) {
    StringBuilder out = new StringBuilder(HEAD);
    List<Map.Entry<Integer, String>> entries = new ArrayList<>(texts.entrySet());
    for (int from = 0; from < entries.size(); from += ENTRIES_PER_SECTION) {
      int to = Math.min(entries.size(), from + ENTRIES_PER_SECTION);
      out.append(to - from).append(" beginbfchar\n");
      for (Map.Entry<Integer, String> entry : entries.subList(from, to)) {
        byte[] text = entry.getValue().getBytes(StandardCharsets.UTF_16BE);
        out.append(String.format(Locale.ROOT, "<%04X> <", entry.getKey()));
        out.append(HexFormat.of().withUpperCase().formatHex(text)).append(">\n");
      }
      out.append("endbfchar\n");
    }
    return out.append(FOOT).toString();
  }
}
