package press.offprint.sfnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SfntFileTest {

  @Test
  void written_tables_are_read_unchanged() {
    SfntFile font = new SfntFile();
    font.put("head", ByteBuffer.allocate(54));
    font.put("test", ByteBuffer.wrap(new byte[] {1, 2, 3}));
    SfntFile read = SfntFile.read(ByteBuffer.wrap(font.write()));
    assertThat(read.copy("test").array()).containsExactly(1, 2, 3);
    assertThat(read.table("none")).isEmpty();
    assertThatThrownBy(() -> read.get("none")).hasMessage("it has no table \"none\"");
  }

  @Test
  void the_sum_of_a_whole_file_is_the_magic_number_of_opentype() {
    SfntFile font = new SfntFile();
    font.put("head", ByteBuffer.allocate(54).putInt(8, 12345));
    ByteBuffer file = ByteBuffer.wrap(font.write());
    int sum = 0;
    while (file.hasRemaining()) {
      sum += file.getInt();
    }
    assertThat(sum).isEqualTo(0xB1B0AFBA);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, ",
    "0x0004, ",
    "0x0008, ",
    "0x0002, restricted licence",
    "0x0006, ",
    "0x0100, no subsetting",
    "0x0104, no subsetting",
    "0x0200, bitmap embedding only",
    "0x0102, restricted licence"
  })
  void a_font_is_embedded_only_as_its_licence_allows(String rights, String reason) {
    SfntFile font = new SfntFile();
    font.put("OS/2", ByteBuffer.allocate(96).putShort(8, Short.decode(rights)));
    if (reason == null) {
      assertThatCode(font::checkEmbeddable).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(font::checkEmbeddable).hasMessageContaining(reason);
    }
  }

  @Test
  void characters_are_mapped_in_both_planes() {
    SortedMap<Integer, Integer> glyphs = new TreeMap<>();
    for (int c : List.of(0x41, 0x42, 0x44, 0xFFFD, 0x10000, 0x1F600)) {
      glyphs.put(c, glyphs.size() + 1);
    }
    SfntFile font = new SfntFile();
    font.put("cmap", CmapTable.write(glyphs));
    assertThat(CmapTable.read(font)).isEqualTo(glyphs);
    GlyphCoverage coverage = GlyphCoverage.of(font);
    assertThat(new TreeSet<>(glyphs.keySet())).allMatch(coverage::has);
    assertThat(coverage.has(0x43)).isFalse();
  }

  @Test
  void a_name_in_english_precedes_the_name_in_other_languages() {
    ByteBuffer table = ByteBuffer.allocate(6 + 3 * 12 + 12);
    table.putShort((short) 0).putShort((short) 3).putShort((short) (6 + 3 * 12));
    record(table, 1, 0, 4, 0);
    record(table, 3, 0x411, 4, 4);
    record(table, 3, 0x409, 4, 8);
    table.put("Mac1".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    table.put("日本".getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
    table.put("En".getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
    SfntFile font = new SfntFile();
    font.put("name", table.flip());
    assertThat(NameTable.read(font)).isEqualTo(Map.of(1, "En"));
  }

  private static void record(ByteBuffer table, int platform, int language, int length, int start) {
    table.putShort((short) platform).putShort((short) 1).putShort((short) language);
    table.putShort((short) NameTable.FAMILY).putShort((short) length).putShort((short) start);
  }
}
