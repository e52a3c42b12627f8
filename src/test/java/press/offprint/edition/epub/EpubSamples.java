package press.offprint.edition.epub;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.Examples;
import press.offprint.edition.Edition;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Resource;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.font.FontDirectory;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;

/** Articles for books. */
public final class EpubSamples {
  public static final Edition EDITION =
      new EpubEdition(
          new Templates(TemplateFolder.ours()),
          FontDirectory.open(Path.of("target/fonts")),
          new ImageVariants(Cache.NONE),
          Cache.NONE,
          OutputBuffer.MEMORY);

  private static final Pattern HEADING = Pattern.compile("<h([2-6]) id=\"([^\"]+)\">(.*?)</h");

  private EpubSamples() {}

  static Fonts fonts() {
    return FontDirectory.open(Path.of("target/fonts"));
  }

  public static Article rich() {
    return Examples.article(
        Examples.metadata("A field guide to a post", "en"),
        file("rich.xhtml"),
        headings(file("rich.xhtml")),
        List.of(
            note(
                1,
                "<p>The first note, with <em>emphasis</em> and a <a href=\"#lists\">link</a>.</p>"),
            note(2, "<p>The second.</p><p>In two paragraphs.</p>")),
        png("page.png"),
        lossyWebp("lake.webp"),
        svg("mark.svg"),
        svg("code.svg"));
  }

  static Article japanese() {
    return Examples.article(
        Examples.metadata("原稿用紙から電子書籍まで", "ja"),
        file("japanese.xhtml"),
        headings(file("japanese.xhtml")),
        List.of(note(1, "<p>二百字詰めもある。</p>")));
  }

  static Article arabic() {
    return Examples.article(
        Examples.metadata("من اليمين إلى اليسار", "ar"),
        file("arabic.xhtml"),
        headings(file("arabic.xhtml")),
        List.of(note(1, "<p>حاشية.</p>")));
  }

  /** Returns an article with a title and no other metadata. */
  public static Article bare(String title, String body) {
    Metadata metadata =
        new Metadata(
            title,
            "",
            "",
            "en",
            "ltr",
            List.of(),
            List.of(),
            Map.of(),
            Dates.NONE,
            RequestedPermalink.NONE,
            Optional.empty(),
            0,
            false,
            Map.of());
    return Examples.article(metadata, body, headings(body), List.of());
  }

  /** Returns the article with another permalink. */
  public static Article at(String slug, Article article) {
    return new Article(
        "posts/" + slug + ".md",
        "/posts/" + slug + "/",
        article.metadata(),
        List.of(),
        List.of(),
        List.of(),
        article.words(),
        article.contents());
  }

  public static Publication book(Article... articles) {
    return new Publication(Examples.site(), "Three at once", "books/three", List.of(articles));
  }

  public static Site withoutBaseUrl() {
    Site site = Examples.site();
    return new Site(
        site.title(),
        site.description(),
        site.author(),
        site.language(),
        site.baseUrl(),
        false,
        site.paper(),
        site.permalinks(),
        site.editions(),
        site.feedItems(),
        site.limits(),
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

  public static Bytes epub(Publication publication) {
    return EDITION.render(publication).content();
  }

  static Bytes epub(Article article) {
    return epub(Publication.of(Examples.site(), article));
  }

  public static OpenedEpub opened(Article article) {
    return OpenedEpub.of(epub(article));
  }

  public static Article withCover(Article article, Resource cover) {
    Metadata m = article.metadata();
    Metadata covered =
        new Metadata(
            m.title(),
            m.description(),
            m.summary(),
            m.language(),
            m.direction(),
            m.authors(),
            m.keywords(),
            m.terms(),
            m.dates(),
            m.address(),
            Optional.of(cover.key()),
            m.weight(),
            m.draft(),
            m.fields());
    Content content = article.content();
    Map<String, Resource> resources = new HashMap<>(content.resources());
    resources.put(cover.key(), cover);
    return Examples.article(
        covered,
        content.body(),
        content.headings(),
        content.notes(),
        resources.values().toArray(Resource[]::new));
  }

  static Footnote note(int number, String markup) {
    return new Footnote(number, "fn-" + number, markup);
  }

  static List<Heading> headings(String body) {
    List<Heading> headings = new ArrayList<>();
    Matcher found = HEADING.matcher(body);
    while (found.find()) {
      String text = found.group(3).replaceAll("<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "");
      headings.add(
          new Heading(
              Integer.parseInt(found.group(1)), found.group(2), text.replace("&amp;", "&")));
    }
    return headings;
  }

  public static Resource png(String key) {
    BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 640; x++) {
      for (int y = 0; y < 400; y++) {
        image.setRGB(x, y, (x / 40 + y / 40) % 2 == 0 ? 0x335577 : 0xEEE4D0);
      }
    }
    return new Resource(
        key, "posts/" + key, "image/png", ImageCodec.png(image).content(), 640, 400);
  }

  public static Resource lossyWebp(String key) {
    return webp(key, "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  public static Resource losslessWebp(String key) {
    return webp(key, "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  static Resource webp(String key, String base64) {
    Bytes content = Bytes.owning(Base64.getDecoder().decode(base64));
    return new Resource(key, "posts/" + key, "image/webp", content, 1, 1);
  }

  public static Resource svg(String key) {
    String text =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\">"
            + "<title>"
            + key
            + "</title><circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"#8b1f41\"/></svg>";
    return new Resource(key, "posts/" + key, "image/svg+xml", Bytes.utf8(text), 16, 16);
  }

  /** Returns a GIF of one pixel with this number of frames. */
  public static Resource gif(String key, int frames) {
    byte[] head = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///w==");
    byte[] frame = Base64.getDecoder().decode("LAAAAAABAAEAAAICRAEA");
    byte[] all = new byte[head.length + frames * frame.length + 1];
    System.arraycopy(head, 0, all, 0, head.length);
    for (int i = 0; i < frames; i++) {
      System.arraycopy(frame, 0, all, head.length + i * frame.length, frame.length);
    }
    all[all.length - 1] = 0x3B;
    return new Resource(key, "posts/" + key, "image/gif", Bytes.owning(all), 1, 1);
  }

  static String file(String name) {
    try (InputStream in = EpubSamples.class.getResourceAsStream("/epub/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
