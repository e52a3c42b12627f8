package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class BoxDownscalerTest {
  @Test
  void four_pixels_become_their_mean() {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(1, 1, 0x0000FF);
    image.setRGB(2, 0, 0xFFFFFF);
    image.setRGB(3, 0, 0xFFFFFF);
    BufferedImage small = BoxDownscaler.to(image, 2, 1);
    assertThat(small.getRGB(0, 0)).isEqualTo(0xFF400040);
    assertThat(small.getRGB(1, 0)).isEqualTo(0xFF808080);
  }

  @Test
  void a_transparent_pixel_does_not_change_the_colour_of_adjacent_pixels() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF00FF00);
    image.setRGB(1, 0, 0x00FF0000);
    assertThat(BoxDownscaler.to(image, 1, 1).getRGB(0, 0)).isEqualTo(0x8000FF00);
  }

  @Test
  void one_colour_stays_that_colour_in_every_size_and_format() {
    int[] types = {
      BufferedImage.TYPE_3BYTE_BGR,
      BufferedImage.TYPE_4BYTE_ABGR,
      BufferedImage.TYPE_INT_ARGB,
      BufferedImage.TYPE_INT_ARGB_PRE,
      BufferedImage.TYPE_BYTE_INDEXED,
      BufferedImage.TYPE_USHORT_565_RGB
    };
    for (int type : types) {
      BufferedImage image = new BufferedImage(97, 61, type);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(0xCC3399));
      graphics.fillRect(0, 0, 97, 61);
      graphics.dispose();
      int colour = image.getRGB(50, 30);
      BufferedImage small = BoxDownscaler.to(image, 40, 25);
      for (int x = 0; x < 40; x++) {
        for (int y = 0; y < 25; y++) {
          assertThat(small.getRGB(x, y)).as("type " + type).isEqualTo(colour);
        }
      }
    }
  }

  @Test
  void white_stays_white_at_every_scale() {
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR}) {
      BufferedImage image = new BufferedImage(1999, 997, type);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, 1999, 997);
      graphics.dispose();
      for (int width : new int[] {1998, 1000, 201, 200, 199, 17, 1}) {
        BufferedImage small = BoxDownscaler.to(image, width, Math.max(1, width / 2));
        assertThat(small.getRGB(0, 0)).as("%d wide", width).isEqualTo(0xFFFFFFFF);
        assertThat(small.getRGB(width - 1, small.getHeight() - 1))
            .as("%d wide", width)
            .isEqualTo(0xFFFFFFFF);
      }
    }
  }

  @Test
  void an_edge_inside_a_pixel_is_weighted_by_area() {
    BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1, 3);
    graphics.dispose();
    BufferedImage small = BoxDownscaler.to(image, 2, 2);
    // The pixel covers one and a half columns, and one of them is white.
    assertThat(small.getRGB(0, 0)).isEqualTo(0xFFAAAAAA);
    assertThat(small.getRGB(1, 1)).isEqualTo(0xFF000000);
  }
}
