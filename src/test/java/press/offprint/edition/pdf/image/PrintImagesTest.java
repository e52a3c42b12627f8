package press.offprint.edition.pdf.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/** The colours of an image are the same in a PDF. */
class PrintImagesTest {
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
      Bytes paper = new PrintImages(Cache.NONE).of(resource("image/png", png)).file();
      PDImageXObject image = PDImageXObject.createFromByteArray(pdf, paper.toArray(), "p");
      assertThat(image.getColorSpace()).isInstanceOf(PDIndexed.class);
      assertThat(image.getBitsPerComponent()).isEqualTo(1);
    }
  }

  @Test
  void a_picture_with_opacity_is_converted_once() throws IOException {
    Map<String, Bytes> kept = new HashMap<>();
    PrintImages images = new PrintImages(new MapCache(kept));
    Resource picture = resource("image/png", png(translucent(), false));
    PrintImage first = images.of(picture);
    assertThat(kept).hasSize(1);
    kept.replaceAll((key, entry) -> new PrintImage(Bytes.utf8("kept"), first.opacity()).packed());
    PrintImage second = images.of(picture);
    assertThat(second.file()).isEqualTo(Bytes.utf8("kept"));
    assertThat(second.opacity()).isEqualTo(first.opacity());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void greys_are_as_light_as_on_a_page(int bits) throws IOException {
    for (boolean interlaced : new boolean[] {false, true}) {
      int[] expected = new int[61 * 7];
      byte[] samples = new byte[7 * ((61 * bits + 7) / 8)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) (i * 37);
      }
      BufferedImage grey = grey(bits, samples);
      for (int i = 0; i < expected.length; i++) {
        int sample = grey.getRaster().getSample(i % 61, i / 61, 0);
        int light = bits == 16 ? sample >> 8 : sample * 255 / ((1 << bits) - 1);
        expected[i] = 0xFF000000 | light * 0x010101;
      }
      Bytes png = png(grey, interlaced);
      assertThat(png.at(25)).as("grey").isZero();
      assertThat(inPdf("image/png", png))
          .as("%d bits, interlaced: %s", bits, interlaced)
          .isEqualTo(expected);
    }
  }

  private static BufferedImage grey(int bits, byte[] samples) {
    if (bits < 8) {
      int colours = 1 << bits;
      byte[] levels = new byte[colours];
      for (int i = 0; i < colours; i++) {
        levels[i] = (byte) (i * 255 / (colours - 1));
      }
      // The writer of Java makes a grey file of a palette of all greys.
      IndexColorModel model = new IndexColorModel(bits, colours, levels, levels, levels);
      WritableRaster raster =
          Raster.createPackedRaster(new DataBufferByte(samples, samples.length), 61, 7, bits, null);
      return new BufferedImage(model, raster, false, null);
    }
    BufferedImage image =
        new BufferedImage(
            61, 7, bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 61 * 7; i++) {
      image.getRaster().setSample(i % 61, i / 61, 0, bits == 8 ? samples[i] & 0xFF : i * 150);
    }
    return image;
  }

  @Test
  void pictures_with_opacity_look_the_same_in_every_format() throws IOException {
    BufferedImage picture = translucent();
    assertThat(inPdf("image/png", png(picture, false))).isEqualTo(pixels(picture));
    assertThat(inPdf("image/png", png(picture, true))).isEqualTo(pixels(picture));
  }

  private record MapCache(Map<String, Bytes> entries) implements Cache {
    @Override
    public Optional<Bytes> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void keep(String key, Bytes result) {
      entries.put(key, result);
    }
  }

  private static BufferedImage translucent() {
    BufferedImage image = new BufferedImage(61, 7, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 61; x++) {
      for (int y = 0; y < 7; y++) {
        image.setRGB(x, y, (x * 4) << 24 | (x * y * 3571 & 0xFFFFFF));
      }
    }
    return image;
  }

  private static PDImageXObject embedded(PDDocument pdf, Bytes file) throws IOException {
    return PDImageXObject.createFromByteArray(pdf, file.toArray(), "p");
  }

  private static int[] inPdf(String type, Bytes file) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PrintImage paper = new PrintImages(Cache.NONE).of(resource(type, file));
      PDImageXObject image = embedded(pdf, paper.file());
      if (paper.opacity().isPresent()) {
        image.getCOSObject().setItem(COSName.SMASK, MaskedImages.mask(pdf, paper.opacity().get()));
      }
      return pixels(image.getImage());
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
