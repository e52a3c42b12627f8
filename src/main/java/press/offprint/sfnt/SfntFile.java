package press.offprint.sfnt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.model.bytes.Bytes;

/** A TrueType file as its tables (OpenType, "Font file"). Offsets in a table are from its start. */
public final class SfntFile {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int MAGIC = 0xB1B0AFBA;
  private static final int ADJUSTMENT = 8;

  private final Map<String, ByteBuffer> tables = new TreeMap<>();

  private SfntFile() {}

  public static SfntFile of(Bytes file) {
    ByteBuffer font = ByteBuffer.wrap(file.toArray());
    SfntFile sfnt = new SfntFile();
    for (int i = 0; i < font.getShort(4); i++) {
      int record = 12 + i * 16;
      byte[] tag = new byte[4];
      font.get(record, tag);
      ByteBuffer table = font.slice(font.getInt(record + 8), font.getInt(record + 12));
      sfnt.tables.put(new String(tag, StandardCharsets.US_ASCII), table);
    }
    return sfnt;
  }

  static SfntFile empty() {
    return new SfntFile();
  }

  Optional<ByteBuffer> table(String tag) {
    return Optional.ofNullable(tables.get(tag));
  }

  /** The table {@code tag}, which every TrueType font has. */
  public ByteBuffer get(String tag) {
    return table(tag)
        .orElseThrow(() -> new IllegalArgumentException("The font has no table " + tag));
  }

  /** A copy of a table, to be changed. */
  ByteBuffer copy(String tag) {
    ByteBuffer table = get(tag);
    byte[] copy = new byte[table.limit()];
    table.get(0, copy);
    return ByteBuffer.wrap(copy);
  }

  void put(String tag, ByteBuffer table) {
    tables.put(tag, table.slice(0, table.limit()));
  }

  /** The file, with its checksums. */
  byte[] write() {
    int size = 12 + tables.size() * 16;
    for (ByteBuffer table : tables.values()) {
      size += padded(table.limit());
    }
    ByteBuffer file = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(tables.size());
    file.putInt(TRUE_TYPE).putShort((short) tables.size()).putShort((short) (power * 16));
    file.putShort((short) Integer.numberOfTrailingZeros(power));
    file.putShort((short) (tables.size() * 16 - power * 16));
    int at = 12 + tables.size() * 16;
    int head = 0;
    for (Map.Entry<String, ByteBuffer> entry : tables.entrySet()) {
      ByteBuffer table = entry.getValue();
      if (entry.getKey().equals("head")) {
        head = at;
        table.putInt(ADJUSTMENT, 0);
      }
      file.put(at, table, 0, table.limit());
      file.put(entry.getKey().getBytes(StandardCharsets.US_ASCII));
      file.putInt(sum(file, at, padded(table.limit()))).putInt(at).putInt(table.limit());
      at += padded(table.limit());
    }
    file.putInt(head + ADJUSTMENT, MAGIC - sum(file, 0, size));
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
