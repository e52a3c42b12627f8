package press.offprint.sfnt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;

class FontSubsetterTest {
  private static final Path SERIF = Path.of("target/fonts/SourceSerif4_400Regular.ttf");
  private static final FontRenderContext PLAIN = new FontRenderContext(null, false, true);

  @BeforeAll
  static void fonts() {
    Assumptions.assumeTrue(Files.exists(SERIF), "the fonts were not fetched: skipped");
  }

  @Test
  void a_subset_shows_the_same_outlines_and_widths() throws Exception {
    Font whole = Font.createFont(Font.TRUETYPE_FONT, SERIF.toFile()).deriveFont(100f);
    Font subset = parse(subset("Avél ½ №")).deriveFont(100f);
    for (String text : List.of("A", "v", "é", "½", "№")) {
      assertThat(subset.canDisplayUpTo(text)).as(text).isEqualTo(-1);
      Shape outline = subset.createGlyphVector(PLAIN, text).getOutline();
      Shape original = whole.createGlyphVector(PLAIN, text).getOutline();
      assertThat(points(outline)).as(text).isEqualTo(points(original));
      assertThat(subset.getStringBounds(text, PLAIN).getWidth())
          .isEqualTo(whole.getStringBounds(text, PLAIN).getWidth());
    }
    assertThat(subset.canDisplay('B')).isFalse();
  }

  @Test
  void characters_that_the_font_lacks_are_ignored() throws Exception {
    assertThat(CmapTable.read(SfntFile.read(ByteBuffer.wrap(subset("A語")))))
        .containsExactly(Map.entry((int) 'A', 1));
  }

  @Test
  void a_subset_keeps_the_kerning_of_its_pairs() throws Exception {
    SfntFile whole = SfntFile.read(ByteBuffer.wrap(Files.readAllBytes(SERIF)));
    Map<Integer, Integer> glyphs = CmapTable.read(whole);
    int wanted = new GposKerning(whole).between(glyphs.get((int) 'A'), glyphs.get((int) 'v'));
    assertThat(wanted).isNegative();
    SfntFile subset = SfntFile.read(ByteBuffer.wrap(subset("Av")));
    Map<Integer, Integer> own = CmapTable.read(subset);
    ByteBuffer kern = subset.get("kern");
    int found = 0;
    for (int at = 18; at < kern.limit(); at += 6) {
      if (kern.getShort(at) == own.get((int) 'A') && kern.getShort(at + 2) == own.get((int) 'v')) {
        found = kern.getShort(at + 4);
      }
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void a_subset_does_not_have_the_reserved_name_of_the_whole_font() throws Exception {
    assertThat(parse(subset("abc")).getFamily()).doesNotContain("Source").isNotBlank();
  }

  @Test
  void a_subset_keeps_copyright_trademark_and_licence() throws Exception {
    SfntFile whole = SfntFile.read(ByteBuffer.wrap(Files.readAllBytes(SERIF)));
    Map<Integer, String> names = NameTable.read(SfntFile.read(ByteBuffer.wrap(subset("abc"))));
    assertThat(names.keySet()).containsExactly(0, 1, 2, 4, 6, 7, 13, 14);
    for (int kept : new int[] {0, 7, 13, 14}) {
      assertThat(names.get(kept)).isEqualTo(NameTable.read(whole).get(kept)).isNotBlank();
    }
  }

  @Test
  void a_font_without_a_copyright_record_gets_none() throws Exception {
    byte[] font = EditedFont.of(SERIF).names(Map.of(1, "Bare")).bytes();
    byte[] subset =
        new FontSubsetter(Bytes.owning(font)).subset(new TreeSet<>(List.of((int) 'a')), "Part");
    assertThat(NameTable.read(SfntFile.read(ByteBuffer.wrap(subset))))
        .containsOnlyKeys(1, 2, 4, 6)
        .containsEntry(1, "Part");
  }

  @Test
  void a_file_that_ends_too_early_is_refused() throws Exception {
    byte[] half = Bytes.owning(Files.readAllBytes(SERIF)).toArray();
    Bytes torn = Bytes.owning(java.util.Arrays.copyOf(half, half.length / 2));
    assertThatThrownBy(() -> new FontSubsetter(torn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the file ends before its tables end");
  }

  private static byte[] subset(String text) throws Exception {
    SortedSet<Integer> characters = new TreeSet<>(text.codePoints().boxed().toList());
    return new FontSubsetter(Bytes.owning(Files.readAllBytes(SERIF)))
        .subset(characters, "Text SERIF");
  }

  private static Font parse(byte[] font) throws Exception {
    return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font));
  }

  private static List<String> points(Shape shape) {
    List<String> points = new ArrayList<>();
    double[] point = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      points.add(kind + " " + Math.round(point[0] * 100) + " " + Math.round(point[1] * 100));
    }
    return points;
  }
}
