package press.offprint.web.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import press.offprint.model.text.ServerAddresses;
import press.offprint.web.catalog.CatalogSnapshot;
import press.offprint.web.http.ResponseBody;

/**
 * The covers of EPUBs as small JPEG images, made at the first request and cached in a folder. A
 * name such as {@code 0123…-320.jpg} has the hash of the EPUB and the width, so an image never
 * changes. Thread-safe.
 */
public final class Covers {
  /** The path prefix of the covers. */
  public static final String PREFIX = ServerAddresses.PREFIX + "covers/";

  /** The name of the cover of a post that has no EPUB. */
  public static final String BLANK = "blank";

  private static final Pattern NAME = Pattern.compile("(blank|[0-9a-f]{32})-(160|320|640)\\.jpg");
  private static final Pattern ITEM = Pattern.compile("<item\\b[^>]*\\bcover-image\\b[^>]*>");
  private static final Pattern HREF = Pattern.compile("\\bhref=\"([^\"]+)\"");
  private static final Set<String> IMAGE_TYPES = Set.of("jpg", "jpeg", "png", "gif", "webp");
  private static final int MAX_BYTES = 64 << 20;
  private static final String JPEG = "image/jpeg";
  private static final Color PAPER = new Color(0xE9E3D6);

  private final Path output;
  private final Path cache;
  // Decoding needs memory and a core, so the number of images at a time is limited.
  private final Semaphore permits = new Semaphore(2);

  public Covers(Path output, Path cache) {
    this.output = output;
    this.cache = cache;
  }

  /** Returns the image of a name, or empty if no published EPUB has it. */
  public Optional<ResponseBody> find(String name, CatalogSnapshot snapshot) throws IOException {
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches() && matcher.group(1).equals(BLANK)) {
      return Optional.of(blank(Integer.parseInt(matcher.group(2))));
    }
    if (!matcher.matches() || !snapshot.covers().containsKey(matcher.group(1))) {
      return Optional.empty();
    }
    Path file = cache.resolve(name);
    if (!Files.exists(file)) {
      Path epub = output.resolve(snapshot.covers().get(matcher.group(1)));
      Optional<byte[]> made = make(epub, Integer.parseInt(matcher.group(2)));
      if (made.isEmpty()) {
        return Optional.empty();
      }
      keep(file, made.get());
    }
    return Optional.of(ResponseBody.of(JPEG, Files.readAllBytes(file)));
  }

  private static ResponseBody blank(int width) throws IOException {
    BufferedImage paper = new BufferedImage(width, width * 8 / 5, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = paper.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(paper, "jpg", out);
    return ResponseBody.of(JPEG, out.toByteArray());
  }

  private static void keep(Path file, byte[] image) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "cover", ".new");
    Files.write(beside, image);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<byte[]> make(Path epub, int width) throws IOException {
    Optional<byte[]> cover;
    try {
      cover = cover(epub);
    } catch (NoSuchFileException e) {
      // The post was withdrawn after the snapshot.
      return Optional.empty();
    }
    if (cover.isEmpty()) {
      return Optional.empty();
    }
    permits.acquireUninterruptibly();
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(cover.get()));
      if (image == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thumbnails.of(image)
          .size(width, width * 2)
          .imageType(BufferedImage.TYPE_INT_RGB)
          .outputFormat("jpg")
          .outputQuality(0.85)
          .toOutputStream(out);
      return Optional.of(out.toByteArray());
    } finally {
      permits.release();
    }
  }

  private static Optional<byte[]> cover(Path epub) throws IOException {
    try (ZipFile zip = new ZipFile(epub.toFile())) {
      Optional<? extends ZipEntry> book =
          zip.stream().filter(entry -> entry.getName().endsWith(".opf")).findFirst();
      if (book.isEmpty()) {
        return Optional.empty();
      }
      String folder = book.get().getName();
      folder = folder.substring(0, folder.lastIndexOf('/') + 1);
      Matcher item = ITEM.matcher(new String(read(zip, book.get()), StandardCharsets.UTF_8));
      Matcher href = item.find() ? HREF.matcher(item.group()) : HREF.matcher("");
      ZipEntry image = href.find() ? zip.getEntry(folder + href.group(1)) : null;
      return image != null && IMAGE_TYPES.contains(extension(image.getName()))
          ? Optional.of(read(zip, image))
          : Optional.empty();
    }
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(MAX_BYTES);
    }
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
