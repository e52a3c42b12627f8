package press.offprint.edition.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import press.offprint.Examples;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Dates;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.RenditionInfo;
import press.offprint.model.RequestedPermalink;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;

/** Three articles, written by hand according to {@code docs/formats/body.md}. */
final class TextPosts {
  static final Path IN = Path.of("src/test/resources/edition/text/in");

  private TextPosts() {}

  static List<Article> all() {
    return List.of(english(), japanese(), arabic());
  }

  static Article english() {
    return post(
        "english",
        "en",
        "A field guide to a post",
        "Everything that may live in a post, each kind seen once in its natural surroundings.",
        List.of("Mika Aalto", "Dana Levi"),
        List.of("markdown", "typography & ink"),
        "2026-03-02T00:00:00Z",
        "2026-10-06T08:15:00+03:00");
  }

  static Article japanese() {
    return post(
        "japanese",
        "ja",
        "原稿用紙から電子書籍まで",
        "四百字詰めのます目は、いまの画面や電子書籍に何を残したのか。",
        List.of("青木 遥"),
        List.of("組版", "電子書籍"),
        "2026-02-15T21:00:00+09:00",
        "2026-02-15T21:00:00+09:00");
  }

  static Article arabic() {
    return post(
        "arabic",
        "ar",
        "من اليمين إلى اليسار",
        "ما الذي يحدث لمقال عربيّ حين يصير صفحة وكتابًا؟",
        List.of("ليلى حدّاد"),
        List.of("طباعة", "كتب"),
        "2026-01-09T19:30:00+03:00",
        "2026-01-09T19:30:00+03:00");
  }

  static Publication publication(Article article) {
    return Publication.of(Examples.site(), article);
  }

  static Publication site(List<Article> articles) {
    return new Publication(Examples.site(), Examples.site().title(), "", articles);
  }

  private static Article post(
      String name,
      String language,
      String title,
      String description,
      List<String> authors,
      List<String> tags,
      String date,
      String lastmod) {
    String[] parts = read(IN.resolve(name + ".xhtml")).split("<!--note-->\n", -1);
    List<Footnote> notes = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      notes.add(new Footnote(i, "fn-" + i, parts[i]));
    }
    List<Heading> headings =
        Jsoup.parseBodyFragment(parts[0]).select("h2, h3").stream()
            .map(h -> new Heading(h.normalName().charAt(1) - '0', h.id(), h.text()))
            .toList();
    Resource picture =
        new Resource(
            "press.svg",
            "posts/press.svg",
            "image/svg+xml",
            Bytes.utf8(read(IN.resolve("press.svg"))),
            640,
            320);
    Content content = new Content(parts[0], headings, notes, Map.of("press.svg", picture));
    return new Article(
        "posts/" + name + ".md",
        "/posts/" + name + "/",
        new Metadata(
            title,
            description,
            "",
            language,
            language.equals("ar") ? "rtl" : "ltr",
            authors,
            List.of(),
            Map.of("tags", tags),
            new Dates(
                Optional.of(OffsetDateTime.parse(date)),
                Optional.of(OffsetDateTime.parse(lastmod)),
                Optional.empty(),
                Optional.empty()),
            RequestedPermalink.NONE,
            Optional.of("press.svg"),
            0,
            false,
            Map.of("cover", Map.of("alt", "A sheet and a book"))),
        List.of(),
        List.of(),
        List.of(
            download("html", name, "index.html", "text/html", 21_400),
            download("pdf", name, name + ".pdf", "application/pdf", 184_311),
            download("epub", name, name + ".epub", "application/epub+zip", 1_250_000)),
        parts[0].length() / 6,
        () -> content);
  }

  private static RenditionInfo download(
      String edition, String post, String file, String mediaType, long bytes) {
    return new RenditionInfo(
        edition, "posts/" + post + "/" + file, mediaType, bytes, "0".repeat(64));
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
