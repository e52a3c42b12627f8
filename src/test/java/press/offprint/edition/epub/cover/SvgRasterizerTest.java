package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The drawing of a cover in vectors can be stopped in each of its steps. */
class SvgRasterizerTest {
  private static final String CIRCLES =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><g>"
          + "<circle cx='5' cy='5' r='3' fill='#123456'/>".repeat(100)
          + "</g></svg>";

  @AfterEach
  void clearTheInterrupt() {
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void reading_a_drawing_ends_if_its_thread_is_interrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> SvgRasterizer.open(CIRCLES, 10))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void painting_a_drawing_ends_before_its_next_shape_if_its_thread_is_interrupted()
      throws Exception {
    try (SvgRasterizer.Drawing drawing = SvgRasterizer.open(CIRCLES, 10)) {
      BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> drawing.paint(image, 0)).isInstanceOf(CancellationException.class);
      assertThat(image.getRGB(5, 5) & 0xFFFFFF).isZero();
    }
  }

  @Test
  void a_drawing_is_painted_otherwise() throws Exception {
    BufferedImage image = SvgRasterizer.draw(CIRCLES, 10);
    assertThat(image.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0x123456);
    Thread.currentThread().interrupt();
  }
}
