package press.offprint.edition.pdf.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import press.offprint.model.bytes.Bytes;
import press.offprint.sfnt.CmapTable;
import press.offprint.sfnt.SfntFile;

/**
 * The writer of a TrueType font with added composite glyphs. The tables of shaping rules are
 * omitted, because the text is shaped already. Names of tables and fields are those of the OpenType
 * specification.
 */
final class GlyphWriter {
  private static final List<String> KEPT =
      List.of("OS/2", "cvt ", "fpgm", "gasp", "head", "hhea", "maxp", "name", "post", "prep");
  private static final int ARGUMENTS_ARE_WORDS = 0x0001;
  private static final int ARGUMENTS_ARE_OFFSETS = 0x0002;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int COMPONENT_DEPTH = 4;

  private final SfntFile tables;
  private final int glyphs;
  private final int unitsPerEm;
  private final List<byte[]> added = new ArrayList<>();
  private final List<int[]> metrics = new ArrayList<>();
  private int maxComponents;

  GlyphWriter(ByteBuffer font) {
    this.tables = SfntFile.read(font);
    this.glyphs = tables.get("maxp").getShort(4) & 0xFFFF;
    this.unitsPerEm = tables.get("head").getShort(18) & 0xFFFF;
  }

  /** Adds a composite glyph and returns its index. */
  int add(ShapedGlyphs shape) {
    List<ShapedGlyphs.Glyph> parts =
        shape.glyphs().stream()
            .filter(part -> tables.outlineOffset(part.id() + 1) > tables.outlineOffset(part.id()))
            .toList();
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
      int at = tables.outlineOffset(part.id());
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

  /** Returns the font file; its characters and their glyphs are exactly those of the map. */
  Bytes font(SortedMap<Integer, Integer> characters) {
    SfntFile out = new SfntFile();
    for (String tag : KEPT) {
      tables.table(tag).ifPresent(table -> out.put(tag, table));
    }
    int all = glyphs + added.size();
    out.put("head", tables.copy("head").putShort(50, (short) 1));
    out.put("hhea", tables.copy("hhea").putShort(34, (short) all));
    ByteBuffer maxp = tables.copy("maxp").putShort(4, (short) all);
    maxp.putShort(28, (short) Math.max(maxp.getShort(28), maxComponents));
    maxp.putShort(30, (short) Math.max(maxp.getShort(30), COMPONENT_DEPTH));
    out.put("maxp", maxp);
    out.put("post", tables.postWithoutNames());
    out.put("cmap", CmapTable.write(characters));
    out.put("hmtx", hmtx(all));
    putOutlines(out, all);
    return Bytes.owning(out.write());
  }

  private void putOutlines(SfntFile out, int all) {
    ByteArrayOutputStream glyf = new ByteArrayOutputStream();
    ByteBuffer loca = ByteBuffer.allocate((all + 1) * 4);
    glyf.writeBytes(tables.copy("glyf").array());
    for (int i = 0; i < glyphs; i++) {
      loca.putInt(tables.outlineOffset(i));
    }
    // The bytes after the last glyph of the source are padding.
    loca.putInt(glyf.size());
    for (byte[] glyph : added) {
      glyf.writeBytes(glyph);
      glyf.writeBytes(new byte[-glyph.length & 3]);
      loca.putInt(glyf.size());
    }
    out.put("glyf", ByteBuffer.wrap(glyf.toByteArray()));
    out.put("loca", loca.flip());
  }

  private ByteBuffer hmtx(int all) {
    ByteBuffer hmtx = ByteBuffer.allocate(all * 4);
    for (int i = 0; i < glyphs; i++) {
      tables.appendMetrics(i, hmtx);
    }
    metrics.forEach(metric -> hmtx.putShort((short) metric[0]).putShort((short) metric[1]));
    return hmtx.flip();
  }
}
