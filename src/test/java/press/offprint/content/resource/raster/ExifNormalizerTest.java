package press.offprint.content.resource.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.resource.SampleFiles;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.settings.Limits;

/** JPEG files of cameras and print shops. */
class ExifNormalizerTest {

  /** The corner of the stored image that Exif moves to the top left. */
  @ParameterizedTest
  @CsvSource({
    "2, 48, 32, topRight",
    "3, 48, 32, bottomRight",
    "4, 48, 32, bottomLeft",
    "5, 32, 48, topLeft",
    "6, 32, 48, bottomLeft",
    "7, 32, 48, bottomRight",
    "8, 32, 48, topRight"
  })
  void an_image_is_rotated_by_its_exif_orientation(
      int orientation, int width, int height, String corner) throws Exception {
    CheckedImage picture = check(withExif(jpeg(corners()), orientation));
    BufferedImage shown = ImageIO.read(picture.content().open());
    assertThat(List.of(shown.getWidth(), shown.getHeight())).isEqualTo(List.of(width, height));
    assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(width, height));
    Color wanted =
        switch (corner) {
          case "topLeft" -> Color.RED;
          case "topRight" -> Color.GREEN;
          case "bottomLeft" -> Color.BLUE;
          default -> Color.BLACK;
        };
    assertThat(distance(new Color(shown.getRGB(4, 4)), wanted)).isLessThan(60);
  }

  @Test
  void an_upright_image_keeps_its_bytes() throws Exception {
    byte[] upright = withExif(jpeg(corners()), 1);
    assertThat(check(upright).content().toArray()).isEqualTo(upright);
  }

  @Test
  void a_cmyk_image_is_shown_in_its_colours() throws Exception {
    CheckedImage picture = check(cmyk(0, 255, 255, 0));
    BufferedImage shown = ImageIO.read(picture.content().open());
    assertThat(shown.getColorModel().getNumComponents()).isEqualTo(3);
    assertThat(distance(new Color(shown.getRGB(8, 8)), Color.RED)).isLessThan(120);
  }

  @Test
  void a_damaged_image_is_refused() {
    byte[] good = withExif(jpeg(corners()), 6);
    byte[] torn = new byte[good.length];
    System.arraycopy(good, 0, torn, 0, 60);
    assertThatThrownBy(() -> check(torn)).isInstanceOf(UnusableFileException.class);
  }

  private static CheckedImage check(byte[] jpeg) throws UnusableFileException {
    return RasterFormat.JPEG.check(Bytes.copyOf(jpeg), "a.jpg", Limits.DEFAULT);
  }

  private static int distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }

  private static BufferedImage corners() {
    BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 24, 16);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(24, 0, 24, 16);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 16, 24, 16);
    graphics.dispose();
    return image;
  }

  private static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] exif =
        SampleFiles.hex(
            "ffe1 0022 457869660000 4d4d002a 00000008 0001 0112 0003 00000001 000"
                + orientation
                + " 0000 00000000");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** Four components and the Adobe marker without a transform mean inverted inks. */
  private static byte[] cmyk(int... inks) throws IOException {
    var raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      for (int band = 0; band < 4; band++) {
        raster.setSample(i % 16, i / 16, band, 255 - inks[band]);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, adobe(writer)), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IIOMetadata adobe(ImageWriter writer) throws IOException {
    var type = ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_4BYTE_ABGR);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, null);
    IIOMetadataNode root =
        (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    IIOMetadataNode sequence =
        (IIOMetadataNode) root.getElementsByTagName("markerSequence").item(0);
    IIOMetadataNode adobe = new IIOMetadataNode("app14Adobe");
    adobe.setAttribute("version", "100");
    adobe.setAttribute("flags0", "0");
    adobe.setAttribute("flags1", "0");
    adobe.setAttribute("transform", "0");
    sequence.insertBefore(adobe, sequence.getFirstChild());
    metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
    return metadata;
  }
}
