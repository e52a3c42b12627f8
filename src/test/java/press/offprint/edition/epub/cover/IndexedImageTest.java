package press.offprint.edition.epub.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class IndexedImageTest {

  @Test
  void an_image_of_few_colours_is_a_png_of_the_same_pixels() throws Exception {
    BufferedImage image = new BufferedImage(90, 150, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.ORANGE);
    graphics.fillRect(10, 60, 50, 40);
    graphics.setColor(Color.CYAN);
    graphics.drawLine(0, 0, 89, 149);
    graphics.dispose();
    BufferedImage read =
        ImageIO.read(IndexedImage.of(image, 256).orElseThrow().png().content().open());
    assertThat(pixels(read)).isEqualTo(pixels(image));
  }

  @Test
  void an_image_of_many_colours_cannot_be_converted() {
    BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 80 * 80; i++) {
      image.setRGB(i % 80, i / 80, i * 2621);
    }
    assertThat(IndexedImage.of(image, 256)).isEmpty();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
