package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

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
import press.offprint.sfnt.CmapTable;
import press.offprint.sfnt.FontSubsetter;
import press.offprint.sfnt.GposKerning;
import press.offprint.sfnt.SfntFile;

/** The fonts in an ebook: few, small, whole in what they show. */
class BookFontsTest {
  private static final Path SERIF = Path.of("target/fonts/SourceSerif4_400Regular.ttf");
  private static final FontRenderContext PLAIN = new FontRenderContext(null, false, true);

  @BeforeAll
  static void fonts() {
    Assumptions.assumeTrue(Files.exists(SERIF), "the fonts were not fetched: skipped");
  }

  @Test
  void a_book_carries_the_faces_that_it_uses_and_no_others() {
    assertThat(faces("<p>Text</p>")).containsExactly("sourceserif4-400regular.ttf");
    assertThat(faces("<h2 id=\"a\">Head</h2><p>Text, <em>so</em>, <code>x</code></p>"))
        .containsExactlyInAnyOrder(
            "sourceserif4-400regular.ttf",
            "sourceserif4-400regular-italic.ttf",
            "sourcesans3-600semibold.ttf",
            "sourcecodepro-400regular.ttf");
    assertThat(faces("<p>שלום עולם</p>")).contains("notoserifhebrew-400regular.ttf");
    assertThat(faces("<p>שָׁלוֹם</p>")).doesNotContain("notoserifhebrew-400regular.ttf");
  }

  @Test
  void scripts_that_join_or_are_too_many_are_left_to_the_reading_system() {
    for (var epub :
        List.of(EpubSamples.epub(EpubSamples.japanese()), EpubSamples.epub(EpubSamples.arabic()))) {
      Map<String, byte[]> files = OpenedEpub.of(epub).files();
      assertThat(files.keySet())
          .noneMatch(name -> name.contains("naskh") || name.matches("fonts/.*jp.*"));
      int size =
          files.entrySet().stream()
              .filter(file -> file.getKey().startsWith("fonts/"))
              .mapToInt(file -> file.getValue().length)
              .sum();
      assertThat(size).isBetween(1, 250_000);
    }
  }

  @Test
  void a_part_of_a_font_shows_the_same_outlines_and_widths() throws Exception {
    Font whole = Font.createFont(Font.TRUETYPE_FONT, SERIF.toFile()).deriveFont(100f);
    Font part = read(cut("Avél ½ №")).deriveFont(100f);
    for (String text : List.of("A", "v", "é", "½", "№")) {
      assertThat(part.canDisplayUpTo(text)).as(text).isEqualTo(-1);
      Shape outline = part.createGlyphVector(PLAIN, text).getOutline();
      Shape original = whole.createGlyphVector(PLAIN, text).getOutline();
      assertThat(points(outline)).as(text).isEqualTo(points(original));
      assertThat(part.getStringBounds(text, PLAIN).getWidth())
          .isEqualTo(whole.getStringBounds(text, PLAIN).getWidth());
    }
    assertThat(part.canDisplay('B')).isFalse();
  }

  @Test
  void pairs_keep_their_distance() throws Exception {
    Bytes file = Bytes.owning(Files.readAllBytes(SERIF));
    SfntFile whole = SfntFile.of(file);
    Map<Integer, Integer> glyphs = CmapTable.read(whole.get("cmap"));
    int wanted =
        new GposKerning(whole.get("GPOS")).between(glyphs.get((int) 'A'), glyphs.get((int) 'v'));
    assertThat(wanted).isNegative();
    SfntFile part = SfntFile.of(Bytes.owning(cut("Av")));
    Map<Integer, Integer> own = CmapTable.read(part.get("cmap"));
    ByteBuffer kern = part.get("kern");
    int found = 0;
    for (int at = 18; at < kern.limit(); at += 6) {
      if (kern.getShort(at) == own.get((int) 'A') && kern.getShort(at + 2) == own.get((int) 'v')) {
        found = kern.getShort(at + 4);
      }
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void a_part_does_not_bear_the_reserved_name_of_the_whole() throws Exception {
    assertThat(read(cut("abc")).getFamily()).doesNotContain("Source").isNotBlank();
  }

  @Test
  void of_two_rules_for_one_selector_the_later_names_the_font() {
    BookFonts fonts = new BookFonts(EpubSamples.fonts());
    String style =
        "body { font-family: \"Source Serif 4\"; } body { font-family: \"Source Sans 3\" }";
    List<String> names =
        fonts.of(style, List.of("<body><table><td>Text</td></table></body>")).stream()
            .map(BookFonts.Face::href)
            .toList();
    assertThat(names).containsExactly("fonts/sourcesans3-400regular.ttf");
  }

  private static List<String> faces(String body) {
    List<String> faces = new ArrayList<>();
    for (String name :
        OpenedEpub.of(EpubSamples.epub(EpubSamples.bare("Title", body))).files().keySet()) {
      if (name.startsWith("fonts/")) {
        faces.add(name.substring("fonts/".length()));
      }
    }
    return faces;
  }

  private static byte[] cut(String text) throws Exception {
    SortedSet<Integer> characters = new TreeSet<>(text.codePoints().boxed().toList());
    return FontSubsetter.of(
        new FontSubsetter.Whole(Bytes.owning(Files.readAllBytes(SERIF))), characters, "Text SERIF");
  }

  private static Font read(byte[] font) throws Exception {
    return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font));
  }

  private static List<String> points(Shape shape) {
    List<String> points = new ArrayList<>();
    double[] place = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(place);
      points.add(kind + " " + Math.round(place[0] * 100) + " " + Math.round(place[1] * 100));
    }
    return points;
  }
}
