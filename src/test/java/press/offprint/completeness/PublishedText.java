package press.offprint.completeness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Extracts the text of published files. */
final class PublishedText {
  private static final int SHORTEST_HEAD = 16;
  private static final ThreadLocal<Printed> LAST = new ThreadLocal<>();

  /** The text of a PDF in one order. */
  private record Printed(Path file, String order, String text) {}

  private PublishedText() {}

  static Document page(Path file) throws IOException {
    return Jsoup.parse(Files.readString(file));
  }

  /** Returns the chapters in the order of the spine of {@code package.opf}. */
  static String ofEbook(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Element opf = Jsoup.parse(text(zip, "EPUB/package.opf"), "", Parser.xmlParser());
      StringBuilder all = new StringBuilder();
      for (Element reference : opf.select("spine > itemref")) {
        Element item = opf.getElementById(reference.attr("idref"));
        String chapter = text(zip, "EPUB/" + item.attr("href"));
        all.append(Jsoup.parse(chapter, "", Parser.xmlParser()).select("body").text()).append('\n');
      }
      return all.toString();
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Returns the text that poppler's pdftotext finds, without running heads and page numbers, which
   * would interrupt sentences.
   *
   * @param heads the possible running heads
   */
  static String ofPdf(Path file, String order, String... heads) throws IOException {
    String all = pdftotext(file, order);
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String page : all.split("\f", -1)) {
      number++;
      text.append(trim(WordMatcher.letters(page), Integer.toString(number), heads)).append('\n');
    }
    return text.toString();
  }

  // A running head is first in the order of reading and last in the order of drawing; the first
  // page has none.
  private static String trim(String page, String number, String... heads) {
    String trimmed = withoutEnd(page, number);
    if (number.equals("1")) {
      return trimmed;
    }
    for (String head : heads) {
      trimmed = withoutHead(trimmed, WordMatcher.letters(head));
    }
    return trimmed;
  }

  // A long title is truncated to one line.
  private static String withoutHead(String page, String head) {
    for (int length = head.length(); length >= Math.min(head.length(), SHORTEST_HEAD); length--) {
      String prefix = head.substring(0, length);
      if (page.startsWith(prefix)) {
        return withoutEnd(page.substring(length), prefix);
      }
      if (page.endsWith(prefix)) {
        return withoutEnd(page, prefix);
      }
    }
    return page;
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  // The posts of a book have one file.
  private static String pdftotext(Path file, String order) throws IOException {
    Printed known = LAST.get();
    if (known == null || !known.file.equals(file) || !known.order.equals(order)) {
      known = new Printed(file, order, read(file, order));
      LAST.set(known);
    }
    return known.text;
  }

  private static String read(Path file, String order) throws IOException {
    Process process =
        new ProcessBuilder("pdftotext", order, "-enc", "UTF-8", file.toString(), "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("pdftotext cannot read " + file);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Returns true if poppler's pdftotext is installed. */
  static boolean canReadPdf() {
    try {
      Process process = new ProcessBuilder("pdftotext", "-v").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
