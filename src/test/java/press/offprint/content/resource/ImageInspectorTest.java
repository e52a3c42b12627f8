package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.content.resource.file.CheckedImage;
import press.offprint.content.resource.file.ResourceFinding;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

class ImageInspectorTest {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private static final byte[] PNG = SampleFiles.picture("png", 40, 30);
  private static final byte[] JPEG = SampleFiles.picture("jpg", 40, 30);
  private static final byte[] GIF = SampleFiles.picture("gif", 40, 30);
  private static final byte[] WEBP =
      SampleFiles.hex("524946461a000000574542505650384c0d0000002f0000001007101111 8888fe0700");

  @ParameterizedTest
  @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif"})
  void images_have_their_type_and_size(String format, String mediaType)
      throws UnusableFileException {
    CheckedImage picture = check(SampleFiles.picture(format, 40, 30));
    assertThat(picture.mediaType()).isEqualTo(mediaType);
    assertThat(picture.width()).isEqualTo(40);
    assertThat(picture.height()).isEqualTo(30);
    assertThat(picture.content().toArray()).isEqualTo(SampleFiles.picture(format, 40, 30));
  }

  @Test
  void webp_is_published_with_a_warning_about_support() throws UnusableFileException {
    CheckedImage picture = check(WEBP);
    assertThat(picture.width()).isEqualTo(1);
    assertThat(picture.findings())
        .singleElement()
        .returns(ProblemCode.RESOURCE_TYPE, ResourceFinding::code);
  }

  @Test
  void webp_that_cannot_be_decoded_is_refused() {
    byte[] broken =
        SampleFiles.hex("52494646 16000000 57454250 56503820 0a000000 300100 9d012a 0a00 0a00");
    assertThat(refusal(broken)).isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @Test
  void webp_without_the_image_in_its_header_is_corrupt() {
    byte[] empty =
        SampleFiles.hex("52494646 16000000 57454250 56503858 0a000000 00000000 000000 000000");
    assertThat(refusal(empty)).isEqualTo(ProblemCode.RESOURCE_CORRUPT);
  }

  @Test
  void a_picture_cut_off_anywhere_is_corrupt() {
    for (byte[] whole : new byte[][] {PNG, JPEG, GIF}) {
      for (int length = 12; length < whole.length - 1; length += 7) {
        assertThat(refusal(Arrays.copyOf(whole, length)))
            .as("%s bytes of %s", length, whole.length)
            .isEqualTo(ProblemCode.RESOURCE_CORRUPT);
      }
    }
  }

  @Test
  void a_progressive_jpeg_of_thousands_of_scans_is_refused_before_it_is_decoded() throws Exception {
    byte[] usual = progressive();
    assertThat(check(usual).width()).isEqualTo(1_000);
    int last = usual.length - 2;
    while (usual[last] != (byte) 0xFF || usual[last + 1] != (byte) 0xDA) {
      last--;
    }
    ByteArrayOutputStream hostile = new ByteArrayOutputStream();
    hostile.write(usual, 0, last);
    for (int i = 0; i < 3_000; i++) {
      hostile.write(usual, last, usual.length - 2 - last);
    }
    hostile.write(usual, usual.length - 2, 2);
    assertThat(refusal(hostile.toByteArray())).isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
  }

  private static byte[] progressive() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(stream);
      writer.write(
          null,
          new IIOImage(new BufferedImage(1_000, 1_000, BufferedImage.TYPE_INT_RGB), null, null),
          param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Test
  void a_bit_that_flipped_in_a_png_is_noticed() {
    for (int at = 8; at < PNG.length; at += 5) {
      byte[] flipped = PNG.clone();
      flipped[at] ^= 4;
      assertThat(refusal(flipped)).as("byte %s", at).isNotNull();
    }
  }

  @Test
  void no_flipped_byte_causes_a_fault_of_offprint() {
    for (byte[] whole : new byte[][] {JPEG, GIF, WEBP}) {
      for (int at = 3; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) 0xFF;
        try {
          assertThat(check(flipped)).isNotNull();
        } catch (UnusableFileException expected) {
          assertThat(expected.getMessage()).isNotBlank();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 5_000})
  void a_jpeg_of_many_scans_is_refused_before_it_is_decoded(int scans) {
    assertThat(refusal(jpegOfScans(scans))).isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
  }

  @Test
  void a_progressive_jpeg_of_a_dozen_scans_is_accepted() throws UnusableFileException {
    assertThat(check(jpegOfScans(12)).width()).isEqualTo(40);
  }

  // The scan is repeated as often as a progressive picture could refine its pixels.
  private static byte[] jpegOfScans(int scans) {
    int start = 0;
    while ((JPEG[start] & 0xFF) != 0xFF || (JPEG[start + 1] & 0xFF) != 0xDA) {
      start++;
    }
    int end = JPEG.length - 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(JPEG, 0, start);
    for (int i = 0; i < scans; i++) {
      out.write(JPEG, start, end - start);
    }
    out.write(JPEG, end, 2);
    return out.toByteArray();
  }

  @Test
  void a_png_with_more_pixels_than_the_limit_is_refused_by_its_header_alone() {
    assertThat(refusal(png(50_000, 50_000, new byte[10])))
        .isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
    assertThat(refusal(png(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[10])))
        .isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
  }

  @Test
  void a_png_with_more_or_less_data_than_in_its_header_is_corrupt() {
    assertThat(refusal(png(2, 2, new byte[32 << 20]))).isEqualTo(ProblemCode.RESOURCE_CORRUPT);
    assertThat(refusal(png(64, 64, new byte[100]))).isEqualTo(ProblemCode.RESOURCE_CORRUPT);
    assertThat(refusal(png(0, 0, new byte[1]))).isEqualTo(ProblemCode.RESOURCE_CORRUPT);
  }

  @Test
  void compressed_text_in_a_png_is_removed_unread() throws UnusableFileException {
    byte[] good = png(2, 2, new byte[14]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(good, 0, 33);
    chunk(
        out,
        "zTXt",
        concat("Comment\0\0".getBytes(StandardCharsets.US_ASCII), zip(new byte[1 << 20])));
    out.write(good, 33, good.length - 33);
    assertThat(check(out.toByteArray()).content().toArray()).isEqualTo(good);
  }

  @Test
  void a_long_animation_with_small_frames_is_accepted() throws UnusableFileException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SampleFiles.hex("474946383961 0100 0100 80 00 00 000000 ffffff"));
    for (int i = 0; i < 20_000; i++) {
      out.writeBytes(SampleFiles.hex("2c 0000 0000 0100 0100 00 02 02 4401 00"));
    }
    out.write(0x3B);
    assertThat(check(out.toByteArray()).width()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "474946383961 ffff ffff 80 00 00 000000 ffffff 2c 0000 0000 0100 0100 00 02 02 4401 00 3b"
      })
  void a_gif_screen_beyond_the_limit_is_refused(String hex) {
    assertThat(refusal(SampleFiles.hex(hex))).isEqualTo(ProblemCode.LIMIT_IMAGE_PIXELS);
  }

  @Test
  void a_script_that_looks_like_a_gif_is_corrupt() {
    assertThat(refusal("GIF89a/*\0\0\0\0*/=1;alert(1)//".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(ProblemCode.RESOURCE_CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script>alert(1)</script></html>",
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "BM000000",
        "II*\0\b\0\0\0\0\0",
        "\0\0\0\u001CftypavifXXXX",
        "version https://git-lfs.github.com/spec/v1"
      })
  void a_file_that_is_not_an_image_is_refused_as_an_image(String content) {
    assertThat(refusal(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @Test
  void an_empty_file_is_corrupt() {
    assertThat(refusal(new byte[0])).isEqualTo(ProblemCode.RESOURCE_CORRUPT);
  }

  private static CheckedImage check(byte[] content) throws UnusableFileException {
    return ImageInspector.check(Bytes.copyOf(content), "b.png", "png", Limits.DEFAULT);
  }

  private static ProblemCode refusal(byte[] content) {
    try {
      check(content);
      throw new AssertionError("It was accepted");
    } catch (UnusableFileException unfit) {
      return unfit.of("b.png").code();
    }
  }

  private static byte[] png(int width, int height, byte[] pixels) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array());
    chunk(out, "IDAT", zip(pixels));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    byte[] body = concat(name.getBytes(StandardCharsets.US_ASCII), content);
    CRC32 crc = new CRC32();
    crc.update(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(body);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] zip(byte[] content) {
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] out = new byte[content.length + 64];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
