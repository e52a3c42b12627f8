package press.offprint.edition.epub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;

/** The values that the template {@code epub/colophon.xhtml} reads as {@code colophon}. */
final class ColophonValues {
  private static final int FINGERPRINT_BYTES = 16;

  private ColophonValues() {}

  static Map<String, Object> of(Publication publication, List<BookFonts.Face> faces) {
    boolean hasUrl = publication.site().baseUrlGiven();
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Article article : publication.articles()) {
      String url = hasUrl ? publication.site().absolute(article.path()) : "";
      sources.add(Map.of("path", article.source(), "url", url));
    }
    return Map.of(
        "sources", sources,
        "fingerprint", fingerprint(publication.articles()),
        "fonts", faces.stream().map(face -> face.font().family()).distinct().toList());
  }

  /** Returns the first bytes of a digest over texts, notes and resources, in hexadecimal. */
  private static String fingerprint(List<Article> articles) {
    MessageDigest digest = Bytes.digest();
    for (Article article : articles) {
      digest.update(article.content().body().getBytes(StandardCharsets.UTF_8));
      for (Footnote note : article.content().notes()) {
        digest.update(note.markup().getBytes(StandardCharsets.UTF_8));
      }
      new TreeMap<>(article.content().resources())
          .values()
          .forEach(r -> digest.update(r.content().sha256().getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
  }
}
