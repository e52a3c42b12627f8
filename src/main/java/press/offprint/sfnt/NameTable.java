package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The OpenType table {@code name}: texts by their number, the name ID (OpenType 1.9, "name"). */
public final class NameTable {
  public static final int COPYRIGHT = 0;
  public static final int FAMILY = 1;
  static final int SUBFAMILY = 2;
  static final int FULL_NAME = 4;
  static final int POSTSCRIPT_NAME = 6;
  public static final int TRADEMARK = 7;
  public static final int LICENCE = 13;
  public static final int LICENCE_URL = 14;
  public static final int TYPOGRAPHIC_FAMILY = 16;

  private static final int WINDOWS = 3;
  private static final int UNICODE_BMP = 1;
  private static final int MACINTOSH = 1;
  private static final int US_ENGLISH = 0x409;

  private NameTable() {}

  /**
   * Returns the texts of a font in US English; a text without such a record is taken from the first
   * other record, one for Windows before one for Macintosh.
   */
  public static NavigableMap<Integer, String> read(SfntFile font) {
    ByteBuffer table = font.get("name");
    int strings = u16(table, 4);
    NavigableMap<Integer, String> texts = new TreeMap<>();
    Map<Integer, Integer> ranks = new HashMap<>();
    for (int i = 0; i < u16(table, 2); i++) {
      int record = 6 + i * 12;
      int platform = u16(table, record);
      int id = u16(table, record + 6);
      int rank = rank(platform, u16(table, record + 4));
      if (rank > ranks.getOrDefault(id, 0)) {
        byte[] text = new byte[u16(table, record + 8)];
        table.get(strings + u16(table, record + 10), text);
        Charset charset =
            platform == WINDOWS ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1;
        texts.put(id, new String(text, charset));
        ranks.put(id, rank);
      }
    }
    return texts;
  }

  private static int rank(int platform, int language) {
    return switch (platform) {
      case WINDOWS -> language == US_ENGLISH ? 3 : 2;
      case MACINTOSH -> 1;
      default -> 0;
    };
  }

  /** Returns a table with these texts as US English records for Windows. */
  static ByteBuffer write(NavigableMap<Integer, String> texts) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    ByteBuffer records = ByteBuffer.allocate(6 + texts.size() * 12);
    records.putShort((short) 0).putShort((short) texts.size());
    records.putShort((short) records.capacity());
    texts.forEach(
        (id, text) -> {
          byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
          records.putShort((short) WINDOWS).putShort((short) UNICODE_BMP);
          records.putShort((short) US_ENGLISH).putShort(id.shortValue());
          records.putShort((short) utf16.length).putShort((short) strings.size());
          strings.writeBytes(utf16);
        });
    return ByteBuffer.allocate(records.capacity() + strings.size())
        .put(records.array())
        .put(strings.toByteArray())
        .flip();
  }
}
