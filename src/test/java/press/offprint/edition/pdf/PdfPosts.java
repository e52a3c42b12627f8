package press.offprint.edition.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import press.offprint.Examples;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.settings.Limits;

/** Articles with bodies from the resource folder of this package. */
public final class PdfPosts {
  private static final Pattern HEADING =
      Pattern.compile("<h([2-6]) id=\"([^\"]+)\">(.*?)</h[2-6]>");
  private static final Pattern PICTURE = Pattern.compile("resource:([^\"]+)\"");

  private PdfPosts() {}

  static Publication english() {
    return publication(read("english.html"), "A field guide to a post", "en", notes());
  }

  static Publication japanese() {
    return publication(
        read("japanese.html"),
        "原稿用紙から電子書籍まで",
        "ja",
        List.of(new Footnote(1, "fn-1", "<p>「和欧間のアキ」と言います。</p>")));
  }

  static Publication arabic() {
    return publication(
        read("arabic.html"),
        "دليل المصادر المفتوحة",
        "ar",
        List.of(new Footnote(1, "fn-1", "<p>ملاحظة عن الأرقام في النص.</p>")));
  }

  static Publication of(String body) {
    return publication(body, "A post", "en", List.of());
  }

  public static Publication publication(
      String body, String title, String language, List<Footnote> notes) {
    return Publication.of(Examples.site(), article(body, title, language, notes));
  }

  static Article article(String body, String title, String language, List<Footnote> notes) {
    List<Heading> headings = new ArrayList<>();
    Matcher heading = HEADING.matcher(body);
    while (heading.find()) {
      headings.add(
          new Heading(Integer.parseInt(heading.group(1)), heading.group(2), heading.group(3)));
    }
    Map<String, Resource> pictures = new java.util.TreeMap<>();
    Matcher picture = PICTURE.matcher(body);
    while (picture.find()) {
      pictures.computeIfAbsent(picture.group(1), PdfPosts::picture);
    }
    return Examples.article(
        Examples.metadata(title, language),
        body,
        headings,
        notes,
        pictures.values().toArray(Resource[]::new));
  }

  static Publication withLimits(Publication publication, Limits limits) {
    return new Publication(
        site(publication.site(), publication.site().baseUrlGiven(), "A4", limits),
        publication.title(),
        publication.folder(),
        publication.articles());
  }

  static Publication withPaper(Publication publication, String paper) {
    return new Publication(
        site(publication.site(), true, paper, publication.site().limits()),
        publication.title(),
        publication.folder(),
        publication.articles());
  }

  static Publication withoutAddress(Publication publication) {
    return new Publication(
        site(publication.site(), false, "A4", publication.site().limits()),
        publication.title(),
        publication.folder(),
        publication.articles());
  }

  private static Site site(Site site, boolean addressGiven, String paper, Limits limits) {
    return new Site(
        site.title(),
        site.description(),
        site.author(),
        site.language(),
        site.baseUrl(),
        addressGiven,
        paper,
        site.permalinks(),
        site.editions(),
        site.feedItems(),
        limits,
        site.params(),
        Site.PAGE_ITEMS,
        "",
        site.syntax(),
        site.addresses(),
        site.structure(),
        site.trust(),
        site.pageHosts(),
        List.of(),
        site.fingerprint());
  }

  private static List<Footnote> notes() {
    return List.of(
        new Footnote(
            1,
            "fn-1",
            "<p>That’s what they’re named after.</p><p>A second paragraph, and a <a"
                + " href=\"https://www.w3.org/TR/epub-ssv-11/\">link</a>.</p>"),
        new Footnote(2, "fn-2", "<p>Everybody does.</p>"));
  }

  private static Resource picture(String key) {
    if (key.endsWith(".svg")) {
      String svg =
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"60\" viewBox=\"0 0 240"
              + " 60\"><path d=\"M0 30h240\" stroke=\"#c33\"/><text x=\"90\" y=\"28\""
              + " font-family=\"sans-serif\">Leaf</text></svg>";
      return new Resource(key, key, "image/svg+xml", Bytes.utf8(svg), 240, 60);
    }
    if (key.endsWith(".webp")) {
      byte[] dot =
          Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
      return new Resource(key, key, "image/webp", Bytes.owning(dot), 1, 1);
    }
    int type = key.startsWith("clear") ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_INT_RGB;
    return new Resource(key, key, "image/png", png(1200, 640, type), 1200, 640);
  }

  static Bytes png(int width, int height) {
    return png(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static Bytes png(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.PINK);
    graphics.fillOval(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Bytes.owning(out.toByteArray());
  }

  private static String read(String name) {
    try (InputStream in = PdfPosts.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
