package press.offprint.sfnt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static press.offprint.sfnt.SfntFile.u16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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

  /** Returns the texts of a font in US English; of a text in other languages only, the first. */
  public static NavigableMap<Integer, String> read(SfntFile font) {
    ByteBuffer table = font.get("name");
    int strings = u16(table, 4);
    NavigableMap<Integer, String> texts = new TreeMap<>();
    for (int i = 0; i < u16(table, 2); i++) {
      int record = 6 + i * 12;
      boolean windows = u16(table, record) == WINDOWS;
      if (windows || u16(table, record) == MACINTOSH) {
        byte[] bytes = new byte[u16(table, record + 8)];
        table.get(strings + u16(table, record + 10), bytes);
        String text = new String(bytes, windows ? UTF_16BE : ISO_8859_1);
        int id = u16(table, record + 6);
        if (windows && u16(table, record + 4) == US_ENGLISH) {
          texts.put(id, text);
        } else {
          texts.putIfAbsent(id, text);
        }
      }
    }
    return texts;
  }

  /** Returns a table with these texts as US English records for Windows. */
  static ByteBuffer write(NavigableMap<Integer, String> texts) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    ByteBuffer records = ByteBuffer.allocate(6 + texts.size() * 12);
    records.putShort((short) 0).putShort((short) texts.size());
    records.putShort((short) records.capacity());
    texts.forEach(
        (id, text) -> {
          byte[] utf16 = text.getBytes(UTF_16BE);
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
