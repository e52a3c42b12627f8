package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.edition.ImageCodec;
import press.offprint.model.bytes.Cache;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

class CoverBackgroundsTest {
  private static final String COVER =
      """
      <?xml version="1.0"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 120" width="80" height="120">
        <title>A cover</title>
        <g id="backdrop" fill="none" stroke="#5f8797">
          <rect width="80" height="120" fill="#23404f"/><circle cx="40" cy="60" r="33"/>
        </g>
        <rect x="9.5" y="20" width="61" height="%d" fill="#f7f1e3"/>
      </svg>
      """;

  // The third cover has a colour that Batik reads alone, so that Batik draws it.
  @ParameterizedTest
  @ValueSource(strings = {"#f7f1e3", "#24414f", "linen"})
  void covers_with_a_cached_background_equal_covers_that_are_drawn_at_once(String label)
      throws Exception {
    CoverBackgrounds backgrounds = new CoverBackgrounds(Cache.NONE);
    // The second and the third cover reuse the background of the first.
    for (int height : new int[] {30, 30, 55}) {
      String svg = COVER.formatted(height).replace("#f7f1e3", label);
      assertThat(difference(backgrounds.draw(svg, 160), SvgRasterizer.draw(svg, 160)))
          .as("label of " + height)
          .isLessThan(8);
    }
  }

  @Test
  void a_cover_without_a_background_is_drawn_as_a_whole() throws Exception {
    String svg = COVER.formatted(30).replace("id=\"backdrop\"", "id=\"other\"");
    assertThat(
            difference(
                new CoverBackgrounds(Cache.NONE).draw(svg, 160), SvgRasterizer.draw(svg, 160)))
        .isLessThan(8);
  }

  @Test
  void the_templates_are_drawn_without_batik() {
    Templates templates = new Templates(TemplateFolder.ours());
    Map<String, Object> text = Map.of("lines", List.of("M0 0L9.5 0Q9 9 0-9.5Z"), "height", 90);
    for (int pattern = 0; pattern < 5; pattern++) {
      Map<String, Object> cover =
          Map.of(
              "width",
              1600,
              "height",
              2560,
              "book",
              Map.of("title", "Ink & 'paper'"),
              "title",
              text,
              "authors",
              text,
              "site",
              text,
              "hue",
              3,
              "pattern",
              pattern);
      assertThat(FlatSvgReader.read(templates.render("epub/cover.svg", cover), 1600)).isPresent();
    }
    Map<String, Object> card =
        Map.of(
            "width",
            1200,
            "height",
            630,
            "site",
            Map.of("title", "A site"),
            "title",
            text,
            "names",
            text,
            "name",
            text);
    assertThat(FlatSvgReader.read(templates.render("card/card.svg", card), 1200)).isPresent();
  }

  @Test
  void a_cover_of_many_colours_is_a_jpeg() throws Exception {
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 120" width="80" height="120">
          <linearGradient id="dusk" x2="1" y2="1">
            <stop offset="0" stop-color="#fe0"/><stop offset=".5" stop-color="#08f"/>
            <stop offset="1" stop-color="#e02"/>
          </linearGradient>
          <linearGradient id="night" x1="1" y2="1">
            <stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/>
          </linearGradient>
          <rect width="80" height="120" fill="url(#dusk)"/>
          <rect width="80" height="120" fill="url(#night)" opacity=".5"/>
        </svg>
        """;
    assertThat(new CoverBackgrounds(Cache.NONE).draw(svg, 800).mediaType()).isEqualTo("image/jpeg");
    assertThat(new CoverBackgrounds(Cache.NONE).draw(COVER.formatted(30), 160).mediaType())
        .isEqualTo("image/png");
  }

  /** Returns the greatest difference in a channel; a palette does not hold every shade. */
  private static int difference(ImageCodec.Encoded file, BufferedImage whole) throws IOException {
    int[] one = pixels(ImageIO.read(file.content().open()));
    int[] other = pixels(whole);
    assertThat(one).hasSameSizeAs(other);
    int most = 0;
    for (int i = 0; i < one.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        most = Math.max(most, Math.abs((one[i] >> shift & 0xFF) - (other[i] >> shift & 0xFF)));
      }
    }
    return most;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
