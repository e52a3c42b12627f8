package press.offprint.pipeline.inspect;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import press.offprint.catalog.version.StoredFile;
import press.offprint.catalog.version.VersionedRendition;
import press.offprint.edition.pdf.look.ShownPdf;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.store.BlobStore;
import press.offprint.pipeline.inspect.browser.Chromium;
import press.offprint.pipeline.inspect.look.InkMeter;
import press.offprint.pipeline.inspect.look.PageLook;
import press.offprint.pipeline.preview.EpubContents;

/**
 * Paints the renditions of versions: PDFs in this process, pages and ebooks in a browser. For one
 * thread.
 */
final class VersionLooks {
  private static final int[] WINDOWS = {1280, 390};
  private static final int READER = 600;
  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|src)=\"([^\":?#]+\\.(?:css|png|jpe?g|svg|webp|gif|woff2?|ttf))\"");

  private final BlobStore store;
  private final Path output;
  private final Optional<Chromium> browser;
  private final Path temporary;
  private int number;

  /**
   * Creates the painter.
   *
   * @param output the published files, for those that belong to no post
   * @param temporary a folder for unpacked files
   */
  VersionLooks(BlobStore store, Path output, Optional<Chromium> browser, Path temporary) {
    this.store = store;
    this.output = output;
    this.browser = browser;
    this.temporary = temporary;
  }

  /** Returns true if there is a way to paint such a rendition. */
  boolean paints(VersionedRendition rendition) {
    return switch (type(rendition)) {
      case "application/pdf" -> true;
      case "text/html", "application/epub+zip" -> browser.isPresent();
      default -> false;
    };
  }

  static String type(VersionedRendition rendition) {
    return rendition.download().mediaType().split(";", 2)[0].strip();
  }

  /**
   * Paints a rendition.
   *
   * @throws OffprintException if a stored file is damaged, or the browser fails
   */
  List<ViewLook> of(VersionedRendition rendition) {
    try {
      return switch (type(rendition)) {
        case "application/pdf" -> List.of(pdf(content(rendition.download().sha256(), rendition)));
        case "text/html" -> page(rendition);
        case "application/epub+zip" -> List.of(ebook(rendition));
        default -> List.of();
      };
    } catch (IOException e) {
      throw new OffprintException(
          rendition.download().path() + " could not be painted: " + e.getMessage(), e);
    }
  }

  private Bytes content(String sha256, VersionedRendition rendition) {
    return store
        .find(sha256)
        .orElseThrow(
            () ->
                new OffprintException(
                    "A stored file for "
                        + rendition.download().path()
                        + " is missing or damaged. See all damage with: offprint verify"));
  }

  /** Paints a PDF. */
  private static ViewLook pdf(Bytes pdf) throws IOException {
    return new ViewLook(
        "pdf",
        PdfLook.of(pdf),
        index -> {
          try (ShownPdf shown = ShownPdf.open(pdf.toArray())) {
            return shown.picture(index);
          }
        });
  }

  private List<ViewLook> page(VersionedRendition rendition) throws IOException {
    Path root = Files.createDirectory(temporary.resolve(Integer.toString(number++)));
    for (StoredFile file : rendition.files()) {
      write(root, file.path(), content(file.sha256(), rendition).toArray());
    }
    Path page = root.resolve(rendition.download().path());
    addSiteFiles(root, page);
    List<ViewLook> views = new ArrayList<>();
    for (int width : WINDOWS) {
      String view = rendition.download().edition() + " " + width;
      views.add(view(view, List.of("window of " + width + " pixels"), List.of(page), width));
    }
    return views;
  }

  // Style sheets and pictures of the site are in no version of a post; the published ones are.
  private void addSiteFiles(Path root, Path page) throws IOException {
    Matcher address = ADDRESS.matcher(Files.readString(page));
    while (address.find()) {
      Path target = page.resolveSibling(address.group(1)).normalize();
      if (target.startsWith(root) && !Files.exists(target)) {
        Path published = output.resolve(root.relativize(target));
        if (Files.isRegularFile(published)) {
          Files.createDirectories(target.getParent());
          Files.copy(published, target);
        }
      }
    }
  }

  private ViewLook ebook(VersionedRendition rendition) throws IOException {
    Path root = Files.createDirectory(temporary.resolve(Integer.toString(number++)));
    Path epub = root.resolve("book.epub");
    Files.write(epub, content(rendition.download().sha256(), rendition).toArray());
    Path unpacked = Files.createDirectory(root.resolve("files"));
    EpubArchive.unpack(epub, unpacked);
    List<String> names = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (EpubContents.EpubChapter chapter : EpubContents.chapters(epub)) {
      names.add("chapter " + chapter.name());
      files.add(unpacked.resolve(chapter.name()));
    }
    return view(rendition.download().edition(), names, files, READER);
  }

  private static void write(Path root, String name, byte[] content) throws IOException {
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("the path " + name + " leads out of its folder");
    }
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private ViewLook view(String view, List<String> names, List<Path> files, int width)
      throws IOException {
    List<PageLook> pages = new ArrayList<>();
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Chromium.Painted painted = browser.orElseThrow().paint(files.get(i), width);
      pages.add(InkMeter.measure(names.get(i), i, painted.page(), painted.picture()));
      Path png = temporary.resolve(number++ + ".png");
      Files.write(png, painted.png().toArray());
      pictures.add(png);
    }
    return new ViewLook(view, pages, index -> read(pictures.get(index)));
  }

  private static BufferedImage read(Path png) throws IOException {
    return ImageIO.read(png.toFile());
  }
}
