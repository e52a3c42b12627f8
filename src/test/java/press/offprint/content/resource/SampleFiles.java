package press.offprint.content.resource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/** The files of a site in memory, and the resolver of one post. */
public final class SampleFiles {
  private final Map<String, byte[]> files = new HashMap<>();

  SampleFiles with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  SampleFiles with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  ResourceResolver resolver(String source) {
    return resolver(source, Limits.DEFAULT);
  }

  ResourceResolver resolver(String source, Limits limits) {
    return new ResourceResolver(limits, this::read, source);
  }

  private ResourceSource.Lookup read(String path, int maxBytes) {
    byte[] content = files.get(path);
    if (content == null) {
      return new ResourceSource.Missing();
    }
    return content.length > maxBytes
        ? new ResourceSource.Refused(ProblemCode.LIMIT_SIZE, path + " is too large.")
        : new ResourceSource.Found(path, Bytes.copyOf(content));
  }

  /** Returns an encoded image. */
  public static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(width / 2, height / 2, 0xC04010);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
