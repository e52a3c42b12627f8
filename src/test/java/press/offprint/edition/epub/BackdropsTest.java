package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class BackdropsTest {
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

  @Test
  void covers_with_a_backdrop_look_as_if_all_were_drawn_at_once() throws Exception {
    Backdrops backdrops = new Backdrops();
    // The second and third stand before a backdrop that was kept.
    for (int height : new int[] {30, 30, 55}) {
      String svg = COVER.formatted(height);
      assertThat(pixels(backdrops.draw(svg, 160)))
          .as("label of " + height)
          .isEqualTo(pixels(Vector.draw(svg, 160)));
    }
  }

  @Test
  void a_cover_without_a_backdrop_is_drawn_as_it_is() throws Exception {
    String svg = COVER.formatted(30).replace("id=\"backdrop\"", "id=\"other\"");
    assertThat(pixels(new Backdrops().draw(svg, 160))).isEqualTo(pixels(Vector.draw(svg, 160)));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
