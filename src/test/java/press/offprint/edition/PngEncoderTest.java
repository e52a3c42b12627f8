package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.bytes.Bytes;

/** PNG files of our own come back as the pixels that went in. */
class PngEncoderTest {

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void letters_on_paper_come_back_as_they_were(int type) throws IOException {
    BufferedImage image = new BufferedImage(301, 97, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x23, 0x40, 0x4F, type == BufferedImage.TYPE_INT_RGB ? 255 : 90));
    pen.fillRect(0, 0, 301, 40);
    pen.setColor(Color.ORANGE);
    pen.drawString("Offprint", 20, 60);
    pen.dispose();
    assertComesBack(image);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void a_photograph_comes_back_as_it_was(int type) throws IOException {
    BufferedImage image = new BufferedImage(256, 200, type);
    Random noise = new Random(7);
    for (int y = 0; y < 200; y++) {
      for (int x = 0; x < 256; x++) {
        int light = (x + y + noise.nextInt(9)) & 0xFF;
        image.setRGB(x, y, (0xFF - y) << 24 | light << 16 | (255 - light) << 8 | (x ^ 0x55));
      }
    }
    assertComesBack(image);
  }

  @Test
  void strips_that_are_packed_apart_make_one_sound_stream() throws IOException {
    byte[] rows = new byte[3 * 65];
    new Random(1).nextBytes(rows);
    for (int at = 0; at < rows.length; at += 65) {
      rows[at] = 0;
    }
    PngWriter.Strip strip = PngWriter.pack(rows, 4);
    Bytes file =
        new PngWriter(64, 9, PngWriter.Colours.PALETTE)
            .palette(new byte[256 * 3])
            .add(strip)
            .add(strip)
            .add(strip)
            .end();
    // The stream's check sum is looked at when all of it was read.
    byte[] read = new InflaterInputStream(data(file)).readAllBytes();
    assertThat(read).hasSize(9 * 65).startsWith(rows).endsWith(rows);
  }

  private static InputStream data(Bytes file) {
    byte[] bytes = file.toArray();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int at = 8; at < bytes.length; ) {
      int length = file.at(at + 2) << 8 | file.at(at + 3);
      if (file.at(at + 4) == 'I' && file.at(at + 5) == 'D') {
        data.write(bytes, at + 8, length);
      }
      at += length + 12;
    }
    return new ByteArrayInputStream(data.toByteArray());
  }

  private static void assertComesBack(BufferedImage image) throws IOException {
    BufferedImage back = ImageIO.read(ImageCodec.png(image).content().open());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        assertThat(back.getRGB(x, y)).as(x + ", " + y).isEqualTo(image.getRGB(x, y));
      }
    }
  }
}
