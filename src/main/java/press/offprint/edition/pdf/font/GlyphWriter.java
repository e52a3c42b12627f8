package press.offprint.edition.pdf.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import press.offprint.model.bytes.Bytes;

/**
 * The writer of a TrueType font with added composite glyphs. The tables of shaping rules are
 * omitted, because the text is shaped already. Names of tables and fields are those of the OpenType
 * specification.
 */
final class GlyphWriter {
  private static final List<String> KEPT =
      List.of("OS/2", "cvt ", "fpgm", "gasp", "head", "hhea", "maxp", "name", "post", "prep");
  private static final int TRUE_TYPE = 0x00010000;
  private static final int POST_WITHOUT_NAMES = 0x00030000;
  private static final int POST_LENGTH = 32;
  private static final int ARGUMENTS_ARE_WORDS = 0x0001;
  private static final int ARGUMENTS_ARE_OFFSETS = 0x0002;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int COMPONENT_DEPTH = 4;

  private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();
  private final int glyphs;
  private final int unitsPerEm;
  private final boolean longOffsets;
  private final List<byte[]> added = new ArrayList<>();
  private final List<int[]> metrics = new ArrayList<>();
  private int maxComponents;

  GlyphWriter(ByteBuffer font) {
    int count = font.getShort(4);
    for (int i = 0; i < count; i++) {
      byte[] tag = new byte[4];
      font.get(12 + i * 16, tag);
      int offset = font.getInt(12 + i * 16 + 8);
      int length = font.getInt(12 + i * 16 + 12);
      tables.put(new String(tag, StandardCharsets.US_ASCII), font.slice(offset, length));
    }
    this.glyphs = tables.get("maxp").getShort(4) & 0xFFFF;
    this.unitsPerEm = tables.get("head").getShort(18) & 0xFFFF;
    this.longOffsets = tables.get("head").getShort(50) == 1;
  }

  /** Adds a composite glyph and returns its index. */
  int add(ShapedGlyphs shape) {
    List<ShapedGlyphs.Glyph> parts =
        shape.glyphs().stream().filter(part -> end(part.id()) > start(part.id())).toList();
    ByteBuffer out = ByteBuffer.allocate(parts.isEmpty() ? 0 : 10 + parts.size() * 8);
    int left = 0;
    if (!parts.isEmpty()) {
      int[] box = box(parts);
      left = box[0];
      out.putShort((short) -1);
      for (int edge : box) {
        out.putShort((short) edge);
      }
      for (int i = 0; i < parts.size(); i++) {
        int flags = ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS;
        out.putShort((short) (i < parts.size() - 1 ? flags | MORE_COMPONENTS : flags));
        out.putShort((short) parts.get(i).id());
        out.putShort((short) units(parts.get(i).x()));
        out.putShort((short) units(parts.get(i).y()));
      }
    }
    added.add(out.array());
    metrics.add(new int[] {units(shape.advance()), left});
    maxComponents = Math.max(maxComponents, parts.size());
    return glyphs + added.size() - 1;
  }

  private int[] box(List<ShapedGlyphs.Glyph> parts) {
    int[] box = {Short.MAX_VALUE, Short.MAX_VALUE, Short.MIN_VALUE, Short.MIN_VALUE};
    ByteBuffer glyf = tables.get("glyf");
    for (ShapedGlyphs.Glyph part : parts) {
      int at = start(part.id());
      int x = units(part.x());
      int y = units(part.y());
      box[0] = Math.min(box[0], x + glyf.getShort(at + 2));
      box[1] = Math.min(box[1], y + glyf.getShort(at + 4));
      box[2] = Math.max(box[2], x + glyf.getShort(at + 6));
      box[3] = Math.max(box[3], y + glyf.getShort(at + 8));
    }
    return box;
  }

  private int units(float thousandths) {
    return Math.round(thousandths * unitsPerEm / 1000);
  }

  private int start(int glyph) {
    ByteBuffer loca = tables.get("loca");
    return longOffsets ? loca.getInt(glyph * 4) : (loca.getShort(glyph * 2) & 0xFFFF) * 2;
  }

  private int end(int glyph) {
    return start(glyph + 1);
  }

  /** Returns the font file; its characters and their glyphs are exactly those of the map. */
  Bytes font(SortedMap<Integer, Integer> characters) {
    Map<String, byte[]> out = new TreeMap<>();
    for (String tag : KEPT) {
      if (tables.containsKey(tag)) {
        out.put(tag, copy(tables.get(tag)));
      }
    }
    int all = glyphs + added.size();
    ByteBuffer.wrap(out.get("head")).putShort(50, (short) 1);
    ByteBuffer.wrap(out.get("hhea")).putShort(34, (short) all);
    ByteBuffer maxp = ByteBuffer.wrap(out.get("maxp"));
    maxp.putShort(4, (short) all);
    maxp.putShort(28, (short) Math.max(maxp.getShort(28), maxComponents));
    maxp.putShort(30, (short) Math.max(maxp.getShort(30), COMPONENT_DEPTH));
    byte[] post = Arrays.copyOf(out.get("post"), POST_LENGTH);
    ByteBuffer.wrap(post).putInt(0, POST_WITHOUT_NAMES);
    out.put("post", post);
    out.put("cmap", cmap(characters));
    out.put("hmtx", hmtx(all));
    putOutlines(out, all);
    return assemble(out);
  }

  private static byte[] copy(ByteBuffer table) {
    byte[] bytes = new byte[table.limit()];
    table.get(0, bytes);
    return bytes;
  }

  private void putOutlines(Map<String, byte[]> out, int all) {
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    ByteBuffer loca = ByteBuffer.allocate((all + 1) * 4);
    glyf.writeBytes(copy(tables.get("glyf")));
    for (int i = 0; i < glyphs; i++) {
      loca.putInt(start(i));
    }
    // The bytes after the last glyph of the source are padding.
    loca.putInt(glyf.size());
    for (byte[] glyph : added) {
      glyf.writeBytes(glyph);
      glyf.writeBytes(new byte[-glyph.length & 3]);
      loca.putInt(glyf.size());
    }
    out.put("glyf", glyf.toByteArray());
    out.put("loca", loca.array());
  }

  private byte[] hmtx(int all) {
    ByteBuffer source = tables.get("hmtx");
    int measured = tables.get("hhea").getShort(34) & 0xFFFF;
    ByteBuffer hmtx = ByteBuffer.allocate(all * 4);
    for (int i = 0; i < glyphs; i++) {
      hmtx.putShort(source.getShort(Math.min(i, measured - 1) * 4));
      hmtx.putShort(source.getShort(i < measured ? i * 4 + 2 : measured * 4 + (i - measured) * 2));
    }
    metrics.forEach(metric -> hmtx.putShort((short) metric[0]).putShort((short) metric[1]));
    return hmtx.array();
  }

  private static byte[] cmap(SortedMap<Integer, Integer> characters) {
    int length = 16 + characters.size() * 12;
    ByteBuffer cmap = ByteBuffer.allocate(12 + length);
    cmap.putShort((short) 0).putShort((short) 1);
    cmap.putShort((short) 3).putShort((short) 10).putInt(12);
    cmap.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0);
    cmap.putInt(characters.size());
    characters.forEach(
        (character, glyph) -> cmap.putInt(character).putInt(character).putInt(glyph));
    return cmap.array();
  }

  private static Bytes assemble(Map<String, byte[]> tables) {
    int offset = 12 + tables.size() * 16;
    int length = offset;
    for (byte[] table : tables.values()) {
      length += padded(table.length);
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    // The search fields of the directory stay zero, because PDFBox does not read them.
    out.putInt(TRUE_TYPE).putShort((short) tables.size()).putShort((short) 0).putInt(0);
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(0).putInt(offset).putInt(table.getValue().length);
      out.put(offset, table.getValue());
      offset += padded(table.getValue().length);
    }
    return Bytes.owning(out.array());
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }
}
