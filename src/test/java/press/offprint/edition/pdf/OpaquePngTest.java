package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import press.offprint.model.Bytes;

class OpaquePngTest {
  private static final int COLOUR_TYPE = 25;

  @Test
  void transparency_that_lets_nothing_through_goes_and_every_pixel_stays() throws IOException {
    BufferedImage picture = picture();
    Bytes png = png(picture);
    assertThat(png.at(COLOUR_TYPE)).as("colours with transparency").isEqualTo(6);

    Bytes opaque = OpaquePng.of(png);

    assertThat(opaque.at(COLOUR_TYPE)).as("colours alone").isEqualTo(2);
    assertThat(pixels(ImageIO.read(opaque.open()))).isEqualTo(pixels(picture));
  }

  @Test
  void one_pixel_that_shines_through_keeps_the_file_as_it_is() throws IOException {
    BufferedImage picture = picture();
    picture.setRGB(70, 50, 0xFE123456);
    Bytes png = png(picture);
    assertThat(OpaquePng.of(png)).isSameAs(png);
  }

  @Test
  void a_file_that_ends_early_or_is_no_png_is_left_alone() throws IOException {
    byte[] whole = png(picture()).toArray();
    for (int length : new int[] {0, 20, 40, whole.length / 2, whole.length - 20}) {
      Bytes part = Bytes.owning(Arrays.copyOf(whole, length));
      Bytes made = OpaquePng.of(part);
      assertThat(made.length()).as("of " + length + " bytes").isLessThanOrEqualTo(whole.length);
    }
    Bytes text = Bytes.utf8("no picture at all, but longer than the header of one would be");
    assertThat(OpaquePng.of(text)).isSameAs(text);
  }

  // Gradients, edges and noise, so that rows are filtered in every way.
  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(97, 61, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 97, 61, Color.CYAN));
    graphics.fillRect(0, 0, 97, 61);
    graphics.setColor(Color.BLACK);
    graphics.drawOval(20, 10, 40, 40);
    graphics.dispose();
    for (int i = 0; i < 2_000; i++) {
      image.setRGB(i * 31 % 97, 40 + i * 17 % 20, 0xFF000000 | i * 7919);
    }
    return image;
  }

  private static Bytes png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return Bytes.owning(out.toByteArray());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
