package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatSvgReaderTest {
  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 120\" width=\"80\""
          + " height=\"120\">%s</svg>";

  @Test
  void shapes_are_read_in_pixels_with_what_they_inherit() {
    FlatDrawing drawing =
        read(
            """
            <title>Ink &amp; paper</title>
            <g fill="#102030" transform="translate(10 -20.5)">
              <rect x="1" y="22" width="3" height="4"/>
              <circle cx="5" cy="30" r="2" fill="#0a0B0c"/>
            </g>
            <path d="M1 2L3.5-4 5 6Q7 8 9 10C1 2 3 4 5 6Z" fill="none" stroke="#ffffff"/>
            """);
    assertThat(drawing.width()).isEqualTo(160);
    assertThat(drawing.height()).isEqualTo(240);
    assertThat(drawing.shapes())
        .extracting(FlatShape::colour)
        .isEqualTo(List.of(0x102030, 0x0A0B0C, 0xFFFFFF));
    assertThat(drawing.shapes().get(0).shape().getBounds2D())
        .isEqualTo(new Rectangle2D.Double(22, 3, 6, 8));
    assertThat(drawing.shapes().get(1).shape().getBounds2D())
        .isEqualTo(new Rectangle2D.Double(26, 15, 8, 8));
  }

  @Test
  void a_stroke_is_an_area_around_the_line() {
    FlatShape stroke =
        read("<path d=\"M10 20L30 20\" stroke=\"#ff0000\" stroke-width=\"4\" fill=\"none\"/>")
            .shapes()
            .get(0);
    assertThat(stroke.shape().getBounds2D()).isEqualTo(new Rectangle2D.Double(20, 36, 40, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rect width=\"9\" height=\"9\" opacity=\".5\"/>",
        "<rect width=\"9\" height=\"9\" fill=\"url(#dusk)\"/>",
        "<rect width=\"9\" height=\"9\" fill=\"red\"/>",
        "<rect width=\"-9\" height=\"9\"/>",
        "<rect width=\"9%\" height=\"9\"/>",
        "<rect width=\"9\" width=\"9\" height=\"9\"/>",
        "<rect width='9' height='9'/>",
        "<rect width=\"9\" height=\"9\">",
        "<rect width=\"9\" height=\"9\"/></g><g>",
        "<rect width=\"9\" height=\"9\"><title>Nine</title></rect>",
        "<g transform=\"rotate(45)\"/>",
        "<g><!-- A comment --></g>",
        "<text>Words</text>",
        "Words",
        "<title>Ink & paper</title>",
        "<title>Ink &ink; paper</title>",
        "<path d=\"m1 2l3 4\"/>",
        "<path d=\"M1 2A3 3 0 0 1 4 5\"/>",
        "<path d=\"M1\"/>",
        "<path d=\"L1 2\"/>",
        "<path d=\"M1e3 2\"/>",
        "<path d=\"M1234567890123456 2\"/>",
      })
  void other_documents_are_left_to_batik(String content) {
    assertThat(FlatSvgReader.read(SVG.formatted(content), 160)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
        "<svg viewBox=\"0 0 1 1\" width=\"1\" height=\"1\"/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 999999\" width=\"1\""
            + " height=\"999999\"/>",
        "<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" width=\"1\""
            + " height=\"1\"/>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" width=\"1\""
            + " height=\"1\"/><svg/>",
      })
  void a_document_without_such_a_root_is_left_to_batik(String svg) {
    assertThat(FlatSvgReader.read(svg, 160)).isEmpty();
  }

  private static FlatDrawing read(String content) {
    return FlatSvgReader.read(SVG.formatted(content), 160).orElseThrow();
  }
}
