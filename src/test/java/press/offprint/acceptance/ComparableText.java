package press.offprint.acceptance;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;

/** Converts published files to text that a person can compare. */
final class ComparableText {
  private static final Set<String> PICTURES = Set.of("png", "jpg", "gif", "webp");

  /** Style sheets are removed, because they have other tests and are long. */
  private static final Pattern STYLE = Pattern.compile("(?s)(<style>).*?(</style>)");

  /** The sizes that depend on the compression of the JDK. */
  private static final Pattern SIZE =
      Pattern.compile(
          "(?<=<enclosure url=\"[^\"]{1,200}\" length=\")\\d+"
              + "|(?<=<bdi>)[\\d.,]+\\h[kM]B(?=</bdi>)");

  private static final Pattern LEADERS = Pattern.compile("(?: +\\.){4,} +");

  private ComparableText() {}

  /**
   * Returns the texts in a file, by name. A binary file becomes a line in {@code others}, without
   * the values that depend on the JDK.
   */
  static Map<String, String> of(String name, byte[] content, StringBuilder others)
      throws IOException {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    if (extension.equals("epub")) {
      return unpacked(name, content, others);
    }
    if (extension.equals("pdf")) {
      return Map.of(name + ".txt", pdf(content));
    }
    if (PICTURES.contains(extension)) {
      Dimension size = size(content);
      others.append(name + " " + size.width + " x " + size.height + "\n");
      return Map.of();
    }
    if (Set.of("ttf", "css").contains(extension)) {
      others.append(name + "\n");
      return Map.of();
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return Map.of(name, SIZE.matcher(STYLE.matcher(text).replaceAll("$1$2")).replaceAll("…"));
  }

  private static Map<String, String> unpacked(String epub, byte[] content, StringBuilder others)
      throws IOException {
    Map<String, String> texts = new TreeMap<>();
    StringBuilder order = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        boolean stored = entry.getMethod() == ZipEntry.STORED;
        order.append(entry.getName() + (stored ? " stored" : "") + "\n");
        texts.putAll(of(epub + "/" + entry.getName(), zip.readAllBytes(), others));
      }
    }
    texts.put(epub + "/order.txt", order.toString());
    return texts;
  }

  private static Dimension size(byte[] picture) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      return new Dimension(reader.getWidth(0), reader.getHeight(0));
    }
  }

  private static String pdf(byte[] content) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      StringBuilder text = new StringBuilder();
      text.append("pages: ").append(document.getNumberOfPages()).append("\noutline:\n");
      outline(document.getDocumentCatalog().getDocumentOutline(), "  ", text);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setLineSeparator("\n");
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        text.append("page ").append(page).append(":\n");
        stripper.getText(document).lines().map(line -> "  " + line).forEach(l -> line(l, text));
      }
      return text.toString();
    }
  }

  private static void line(String line, StringBuilder text) {
    text.append(LEADERS.matcher(line.stripTrailing()).replaceAll(" … ")).append('\n');
  }

  private static void outline(PDOutlineNode node, String indent, StringBuilder text) {
    if (node != null) {
      for (PDOutlineItem item : node.children()) {
        text.append(indent).append(item.getTitle()).append('\n');
        outline(item, indent + "  ", text);
      }
    }
  }
}
