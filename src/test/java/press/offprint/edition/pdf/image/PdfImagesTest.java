package press.offprint.edition.pdf.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** The colours of an image are the same in a PDF. */
class PdfImagesTest {
  private static final int AFTER_HEADER = 33;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void a_palette_of_a_png_keeps_its_colours(int bits) throws IOException {
    for (boolean interlaced : new boolean[] {false, true}) {
      for (int clear : new int[] {0xFF, 0x80, 0}) {
        BufferedImage picture = stripes(bits, clear);
        Bytes plain = png(picture, interlaced);
        for (Bytes png : new Bytes[] {plain, with("cHRM", 32, plain), with("gAMA", 4, plain)}) {
          assertThat(inPdf("image/png", png))
              .as("%d bits, interlaced: %s, opacity %x", bits, interlaced, clear)
              .isEqualTo(pixels(picture));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void a_palette_of_a_gif_keeps_its_colours(int bits) throws IOException {
    for (int clear : new int[] {0xFF, 0}) {
      BufferedImage picture = stripes(bits, clear);
      ByteArrayOutputStream gif = new ByteArrayOutputStream();
      ImageIO.write(picture, "gif", gif);
      assertThat(inPdf("image/gif", Bytes.owning(gif.toByteArray())))
          .as("%d bits, opacity %x", bits, clear)
          .isEqualTo(pixels(picture));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cHRM", "gAMA"})
  void a_palette_is_kept_if_the_file_describes_the_colours_of_a_screen(String chunk)
      throws IOException {
    Bytes png = with(chunk, chunk.equals("cHRM") ? 32 : 4, png(stripes(1, 0xFF), false));
    try (PDDocument pdf = new PDDocument()) {
      Bytes paper = PdfImages.forPrint(resource("image/png", png));
      PDImageXObject image = PDImageXObject.createFromByteArray(pdf, paper.toArray(), "p");
      assertThat(image.getColorSpace()).isInstanceOf(PDIndexed.class);
      assertThat(image.getBitsPerComponent()).isEqualTo(1);
    }
  }

  private static int[] inPdf(String type, Bytes file) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      Bytes paper = PdfImages.forPrint(resource(type, file));
      return pixels(PDImageXObject.createFromByteArray(pdf, paper.toArray(), "p").getImage());
    }
  }

  private static Resource resource(String type, Bytes file) {
    return new Resource("p", "p", type, file, 61, 7);
  }

  // The width is chosen so that no row ends at the end of a byte.
  private static BufferedImage stripes(int bits, int opacityOfTheFirst) {
    int colours = 1 << bits;
    byte[] red = new byte[colours];
    byte[] green = new byte[colours];
    byte[] blue = new byte[colours];
    byte[] opacity = new byte[colours];
    Arrays.fill(opacity, (byte) 0xFF);
    opacity[0] = (byte) opacityOfTheFirst;
    for (int i = 0; i < colours; i++) {
      red[i] = (byte) (255 - i * 7);
      green[i] = (byte) (i * 31);
      blue[i] = (byte) (i * 200);
    }
    IndexColorModel palette =
        opacityOfTheFirst == 0xFF
            ? new IndexColorModel(bits, colours, red, green, blue)
            : new IndexColorModel(bits, colours, red, green, blue, opacity);
    BufferedImage image =
        new BufferedImage(
            61,
            7,
            bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
            palette);
    for (int x = 0; x < 61; x++) {
      for (int y = 0; y < 7; y++) {
        image.getRaster().setSample(x, y, 0, (x / 3 + y) % colours);
      }
    }
    return image;
  }

  private static Bytes png(BufferedImage image, boolean interlaced) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return Bytes.owning(out.toByteArray());
  }

  private static Bytes with(String type, int length, Bytes png) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    byte[] data = new byte[length];
    ByteBuffer.wrap(data).putInt(100_000);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    ByteBuffer all = ByteBuffer.allocate(png.length() + length + 12);
    all.put(png.toArray(), 0, AFTER_HEADER).putInt(length).put(name).put(data);
    all.putInt((int) sum.getValue());
    all.put(png.toArray(), AFTER_HEADER, png.length() - AFTER_HEADER);
    return Bytes.owning(all.array());
  }

  // Transparent pixels have no colour.
  private static int[] pixels(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).map(pixel -> pixel >>> 24 == 0 ? 0 : pixel).toArray();
  }
}
