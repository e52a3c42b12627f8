package press.offprint.acceptance;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** Pictures that are wide and large enough for copies. */
public final class LargePictures {
  private static final int WIDTH = 2000;
  private static final int HEIGHT = 1200;
  private static final int SHAPES = 12_000;

  private static final Map<Integer, byte[]> DRAWN = new ConcurrentHashMap<>();

  private LargePictures() {}

  /** Writes a JPEG of some shapes, which is another one for each seed. */
  public static void jpeg(Path file, int seed) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, DRAWN.computeIfAbsent(seed, LargePictures::draw));
  }

  private static byte[] draw(int seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < SHAPES; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 40, 40);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
