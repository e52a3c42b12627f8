package press.offprint.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

class ImageVariantsTest {
  private static final int WIDTH = 2000;

  /** Blocks in the colours of a palette: a copy between two block sizes has many more colours. */
  private static final Resource BLOCKS = blocks(BufferedImage.TYPE_BYTE_INDEXED);

  @Test
  void copies_with_more_bytes_than_a_picture_with_a_palette_are_left_out() {
    Map<Integer, ImageCodec.Encoded> all = copies(BLOCKS, false, Cache.NONE);
    Map<Integer, ImageCodec.Encoded> smaller = copies(BLOCKS, true, Cache.NONE);
    assertThat(all).containsOnlyKeys(240, 1500);
    assertThat(all.get(1500).content().length()).isGreaterThan(BLOCKS.content().length());
    assertThat(smaller).containsOnlyKeys(240).containsEntry(240, all.get(240));
  }

  @Test
  void a_picture_without_a_palette_has_all_copies() {
    assertThat(copies(blocks(BufferedImage.TYPE_INT_RGB), true, Cache.NONE))
        .containsOnlyKeys(240, 1500);
  }

  @Test
  void a_copy_that_was_left_out_is_made_when_it_is_needed_in_any_size() {
    MapCache cache = new MapCache();
    assertThat(copies(BLOCKS, true, cache)).containsOnlyKeys(240);
    assertThat(copies(BLOCKS, true, cache)).containsOnlyKeys(240);
    assertThat(copies(BLOCKS, false, cache)).isEqualTo(copies(BLOCKS, false, Cache.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void copies_of_grey_pictures_are_as_light_as_their_picture(String format) throws IOException {
    BufferedImage grey = new BufferedImage(WIDTH, 600, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 34);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(grey, format, out);
    Resource picture =
        new Resource("g", "g", "image/" + format, Bytes.owning(out.toByteArray()), WIDTH, 600);
    for (ImageCodec.Encoded copy : copies(picture, false, Cache.NONE).values()) {
      int colour = ImageIO.read(copy.content().open()).getRGB(9, 9);
      assertThat(colour & 0xFFFFFF).isEqualTo(0x222222);
    }
  }

  private static Map<Integer, ImageCodec.Encoded> copies(
      Resource picture, boolean smaller, Cache cache) {
    ImageVariants variants = new ImageVariants(cache);
    List<Integer> widths = List.of(1500, 240);
    return (smaller ? variants.smaller(picture, widths) : variants.of(picture, widths))
        .orElseThrow();
  }

  private static Resource blocks(int type) {
    BufferedImage image = new BufferedImage(WIDTH, 600, type);
    Random random = new Random(1);
    for (int y = 0; y < image.getHeight(); y += 5) {
      for (int x = 0; x < WIDTH; x += 5) {
        int colour = random.nextInt(1 << 24);
        for (int i = 0; i < 25; i++) {
          image.setRGB(x + i % 5, y + i / 5, colour | 0xFF << 24);
        }
      }
    }
    Bytes file = ImageCodec.png(image).content();
    return new Resource("blocks.png", "blocks.png", "image/png", file, WIDTH, image.getHeight());
  }

  /** A cache that keeps everything. */
  private static final class MapCache implements Cache {
    private final Map<String, Bytes> results = new HashMap<>();

    @Override
    public Optional<Bytes> find(String key) {
      return Optional.ofNullable(results.get(key));
    }

    @Override
    public void keep(String key, Bytes result) {
      results.put(key, result);
    }
  }
}
