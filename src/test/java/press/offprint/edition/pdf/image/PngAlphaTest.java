package press.offprint.edition.pdf.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import press.offprint.model.bytes.Bytes;

class PngAlphaTest {
  private static final int COLOUR_TYPE = 25;

  @Test
  void an_opaque_alpha_channel_is_removed_and_every_pixel_stays() throws IOException {
    BufferedImage picture = picture();
    Bytes png = png(picture);
    assertThat(png.at(COLOUR_TYPE)).as("colours with transparency").isEqualTo(6);

    PrintImage divided = PngAlpha.of(png);
    Bytes opaque = divided.file();
    assertThat(divided.opacity()).isEmpty();

    assertThat(opaque.at(COLOUR_TYPE)).as("colours alone").isEqualTo(2);
    assertThat(pixels(ImageIO.read(opaque.open()))).isEqualTo(pixels(picture));
  }

  @Test
  void a_transparent_pixel_gives_two_files_with_every_colour_and_opacity() throws IOException {
    BufferedImage picture = picture();
    for (int i = 0; i < 900; i++) {
      int x = i * 13 % 97;
      int y = i * 29 % 61;
      picture.setRGB(x, y, (picture.getRGB(x, y) & 0xFFFFFF) | i << 24);
    }
    PrintImage divided = PngAlpha.of(png(picture));
    assertThat(divided.file().at(COLOUR_TYPE)).as("colours alone").isEqualTo(2);
    assertThat(joined(divided)).isEqualTo(pixels(picture));
  }

  @Test
  void a_single_transparent_pixel_in_the_last_row_is_seen() throws IOException {
    BufferedImage picture = picture();
    picture.setRGB(96, 60, 0xFE123456);
    assertThat(joined(PngAlpha.of(png(picture)))).isEqualTo(pixels(picture));
  }

  @Test
  void rows_above_the_first_transparent_one_are_white_in_the_mask() throws IOException {
    BufferedImage picture = new BufferedImage(600, 1_500, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 600, 1_500, Color.CYAN));
    graphics.fillRect(0, 0, 600, 1_500);
    graphics.dispose();
    for (int y = 1_163; y < 1_500; y += 7) {
      picture.setRGB(y % 600, y, 0x40123456);
    }
    assertThat(joined(PngAlpha.of(png(picture)))).isEqualTo(pixels(picture));
  }

  @Test
  void grey_pixels_with_opacity_give_two_grey_files() throws IOException {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(97, 61);
    for (int x = 0; x < 97; x++) {
      for (int y = 0; y < 61; y++) {
        raster.setPixel(x, y, new int[] {(x * 5 + y) & 0xFF, x * y & 0xFF});
      }
    }
    Bytes png = png(new BufferedImage(model, raster, false, null));
    assertThat(png.at(COLOUR_TYPE)).as("grey with transparency").isEqualTo(4);

    PrintImage divided = PngAlpha.of(png);

    assertThat(samples(divided.file(), 0))
        .as("places in a palette of greys")
        .isEqualTo(samples(png, 0));
    assertThat(samples(divided.opacity().orElseThrow(), 0)).isEqualTo(samples(png, 1));
  }

  @Test
  void unused_transparent_colours_of_a_palette_are_removed() throws IOException {
    BufferedImage chart = chart();
    Bytes png = png(chart);
    assertThat(png.at(COLOUR_TYPE)).as("a palette").isEqualTo(3);

    PrintImage divided = PngAlpha.of(png);
    Bytes opaque = divided.file();
    assertThat(divided.opacity()).isEmpty();

    assertThat(new String(png.toArray(), StandardCharsets.ISO_8859_1)).contains("tRNS");
    assertThat(new String(opaque.toArray(), StandardCharsets.ISO_8859_1)).doesNotContain("tRNS");
    assertThat(pixels(ImageIO.read(opaque.open()))).isEqualTo(pixels(chart));
  }

  @Test
  void a_palette_with_a_used_transparent_colour_is_not_changed() throws IOException {
    BufferedImage chart = chart();
    chart.getRaster().setSample(50, 30, 0, 3);
    Bytes png = png(chart);
    assertThat(PngAlpha.of(png).file()).isSameAs(png);
  }

  @Test
  void a_truncated_file_or_another_format_is_not_changed() throws IOException {
    for (BufferedImage picture : List.of(picture(), chart())) {
      byte[] whole = png(picture).toArray();
      for (int length : new int[] {0, 20, 40, whole.length / 2, whole.length - 20}) {
        Bytes part = Bytes.owning(Arrays.copyOf(whole, length));
        Bytes made = PngAlpha.of(part).file();
        assertThat(made.length()).as("of " + length + " bytes").isLessThanOrEqualTo(whole.length);
      }
    }
    Bytes text = Bytes.utf8("no picture at all, but longer than the header of one would be");
    assertThat(PngAlpha.of(text).file()).isSameAs(text);
  }

  // Gradients, edges and noise use every row filter.
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

  // Three colours are used, and a transparent one is not.
  private static BufferedImage chart() {
    byte[] red = {0, (byte) 0xFF, (byte) 0x80, 0};
    byte[] opacity = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0};
    IndexColorModel palette = new IndexColorModel(8, 4, red, red, red, opacity);
    BufferedImage image = new BufferedImage(97, 61, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int x = 0; x < 97; x++) {
      for (int y = 0; y < 61; y++) {
        image.getRaster().setSample(x, y, 0, x * y / 50 % 3);
      }
    }
    return image;
  }

  private static Bytes png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return Bytes.owning(out.toByteArray());
  }

  private static int[] samples(Bytes png, int band) throws IOException {
    WritableRaster raster = ImageIO.read(png.open()).getRaster();
    return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (int[]) null);
  }

  private static int[] joined(PrintImage divided) throws IOException {
    int[] colours = pixels(ImageIO.read(divided.file().open()));
    int[] opacity = samples(divided.opacity().orElseThrow(), 0);
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (colours[i] & 0xFFFFFF) | opacity[i] << 24;
    }
    return colours;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
