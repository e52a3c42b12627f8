package press.offprint.sfnt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A TrueType font file as its tables (OpenType 1.9, "Font file"). An offset in a table counts from
 * the start of that table. Only the directory of tables is read at once, so a file that is mapped
 * from disk is loaded as far as somebody reads its tables.
 */
public final class SfntFile {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int CHECKSUM_MAGIC = 0xB1B0AFBA;
  private static final int CHECKSUM_ADJUSTMENT = 8;

  private static final int USAGE_BITS = 0x000E;
  private static final int RESTRICTED = 0x0002;
  private static final int NO_SUBSETTING = 0x0100;
  private static final int BITMAPS_ONLY = 0x0200;

  private final Map<String, ByteBuffer> tables = new TreeMap<>();

  /** Creates a font without tables. */
  public SfntFile() {}

  /**
   * Returns the tables of a font file.
   *
   * @throws IllegalArgumentException if the file ends before its tables end
   */
  public static SfntFile read(ByteBuffer file) {
    SfntFile font = new SfntFile();
    try {
      for (int i = 0; i < u16(file, 4); i++) {
        int entry = 12 + i * 16;
        byte[] tag = new byte[4];
        file.get(entry, tag);
        font.tables.put(
            new String(tag, StandardCharsets.US_ASCII),
            file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the file ends before its tables end", e);
    }
    return font;
  }

  static int u16(ByteBuffer table, int offset) {
    return table.getShort(offset) & 0xFFFF;
  }

  public Optional<ByteBuffer> table(String tag) {
    return Optional.ofNullable(tables.get(tag));
  }

  /**
   * Returns a table that every TrueType font must have.
   *
   * @throws IllegalArgumentException if the font lacks it
   */
  public ByteBuffer get(String tag) {
    return table(tag)
        .orElseThrow(() -> new IllegalArgumentException("it has no table \"" + tag + "\""));
  }

  /** Returns a copy of a required table that may be changed. */
  public ByteBuffer copy(String tag) {
    ByteBuffer table = get(tag);
    byte[] copy = new byte[table.limit()];
    table.get(0, copy);
    return ByteBuffer.wrap(copy);
  }

  /** Adds or replaces a table: the bytes of {@code table} from 0 to its limit. */
  public void put(String tag, ByteBuffer table) {
    tables.put(tag, table.slice(0, table.limit()));
  }

  /**
   * Throws if the licence forbids to embed a subset in a document (OpenType 1.9, "OS/2", field
   * fsType). If several of the usage bits are set, the most permissive one applies.
   *
   * @throws IllegalArgumentException with the reason
   */
  public void checkEmbeddable() {
    int rights = u16(get("OS/2"), 8);
    String reason = null;
    if ((rights & USAGE_BITS) == RESTRICTED) {
      reason = "embedding (OS/2 fsType, restricted licence)";
    } else if ((rights & NO_SUBSETTING) != 0) {
      reason = "to embed a part of it (OS/2 fsType, no subsetting)";
    } else if ((rights & BITMAPS_ONLY) != 0) {
      reason = "to embed its outlines (OS/2 fsType, bitmap embedding only)";
    }
    if (reason != null) {
      throw new IllegalArgumentException("its licence forbids " + reason);
    }
  }

  /** Returns the offset in the table {@code glyf} of a glyph, or of the end if it is the count. */
  public int outlineOffset(int glyph) {
    ByteBuffer loca = get("loca");
    boolean wide = get("head").getShort(50) != 0;
    return wide ? loca.getInt(glyph * 4) : 2 * u16(loca, glyph * 2);
  }

  /** Appends the advance width and the left side bearing of a glyph, as {@code hmtx} has them. */
  public void appendMetrics(int glyph, ByteBuffer metrics) {
    ByteBuffer hmtx = get("hmtx");
    int pairs = u16(get("hhea"), 34);
    metrics.putShort(hmtx.getShort(4 * Math.min(glyph, pairs - 1)));
    metrics.putShort(hmtx.getShort(glyph < pairs ? 4 * glyph + 2 : 2 * (pairs + glyph)));
  }

  /** Returns the table {@code post} without the names of glyphs. */
  public ByteBuffer postWithoutNames() {
    ByteBuffer post = ByteBuffer.allocate(32);
    get("post").get(0, post.array());
    return post.putInt(0, 0x00030000);
  }

  /** Returns the font as a file, with its checksums. The font must have a table {@code head}. */
  public byte[] write() {
    int size = 12 + tables.size() * 16;
    for (ByteBuffer table : tables.values()) {
      size += padded(table.limit());
    }
    ByteBuffer file = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(tables.size());
    file.putInt(TRUE_TYPE).putShort((short) tables.size()).putShort((short) (power * 16));
    file.putShort((short) Integer.numberOfTrailingZeros(power));
    file.putShort((short) (tables.size() * 16 - power * 16));
    int offset = 12 + tables.size() * 16;
    int head = 0;
    for (Map.Entry<String, ByteBuffer> entry : tables.entrySet()) {
      ByteBuffer table = entry.getValue();
      int length = table.limit();
      file.put(offset, table, 0, length);
      if (entry.getKey().equals("head")) {
        head = offset;
        file.putInt(head + CHECKSUM_ADJUSTMENT, 0);
      }
      file.put(entry.getKey().getBytes(StandardCharsets.US_ASCII));
      file.putInt(sum(file, offset, padded(length))).putInt(offset).putInt(length);
      offset += padded(length);
    }
    file.putInt(head + CHECKSUM_ADJUSTMENT, CHECKSUM_MAGIC - sum(file, 0, size));
    return file.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static int sum(ByteBuffer file, int start, int length) {
    int sum = 0;
    for (int i = start; i < start + length; i += 4) {
      sum += file.getInt(i);
    }
    return sum;
  }
}
