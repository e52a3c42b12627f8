package press.offprint.edition.epub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.ChapterLinks;
import press.offprint.edition.epub.chapter.HeadingSections;
import press.offprint.edition.epub.chapter.PageMarkers;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Footnote;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;

/** The values that the templates of chapters and of the colophon read. */
record PageValues(
    Publication publication, BookLabels labels, AnchorIndex anchors, PageMarkers markers) {
  private static final int FINGERPRINT_BYTES = 16;

  /** The digits of the fingerprint of one source. */
  private static final int SHORT = 12;

  private static final int DEEPEST = 6;

  /** Returns the values that {@code epub/chapter.xhtml} reads as {@code chapter}. */
  Map<String, Object> chapter(Chapter chapter, ChapterLinks links) {
    Metadata metadata = chapter.article().metadata();
    String language = BookMetadata.language(metadata);
    Map<String, Object> values = new HashMap<>();
    boolean preface = isPreface(chapter);
    int depth = depth(chapter);
    values.put("title", title(chapter));
    values.put("article", preface ? labels.get("preface") : metadata.title());
    values.put("preface", preface);
    values.put("kind", chapter.article().backMatter());
    values.put("depth", depth);
    values.put("level", Math.min(DEEPEST, depth + 1));
    values.put("opens", chapter.opens());
    values.put("markers", chapter.opens() ? markersBefore(chapter) : "");
    values.put("language", language);
    values.put("direction", metadata.direction());
    values.put(
        "byline", publication.isBook() && !preface && chapter.article().backMatter().isEmpty());
    values.put("authors", labels.list(metadata.authors()));
    values.put("date", metadata.dates().date().map(BookMetadata::iso).orElse(""));
    values.put("day", metadata.dates().date().map(d -> BookMetadata.day(d, language)).orElse(""));
    values.put("body", EpubTerms.add(HeadingSections.wrap(links.rewrite(chapter.body()))));
    values.put("notes", chapter.notes().stream().map(n -> note(n, chapter, links)).toList());
    return values;
  }

  /** Returns the markers of the pages that begin before the title of an article. */
  private String markersBefore(Chapter chapter) {
    return markers.pages().stream()
        .filter(page -> page.beforeTitle() && page.article() == chapter.number())
        .map(PageMarkers.Page::marker)
        .collect(Collectors.joining());
  }

  /** Returns the values that {@code epub/nav.xhtml} reads as {@code pages}. */
  List<Map<String, Object>> pages() {
    List<Map<String, Object>> pages = new ArrayList<>();
    for (PageMarkers.Page page : markers.pages()) {
      String href =
          page.beforeTitle()
              ? anchors.hrefInBook(page.article(), "") + "#" + page.id()
              : anchors.hrefInBook(page.article(), page.id());
      pages.add(Map.of("label", page.label(), "href", href));
    }
    return pages;
  }

  /** Returns the title of a chapter, which is a word for the preface of a book. */
  String title(Chapter chapter) {
    return isPreface(chapter) && chapter.opens() ? labels.get("preface") : chapter.title();
  }

  /** Returns true if a chapter is the preface of a book. */
  boolean isPreface(Chapter chapter) {
    return chapter.number() == 1 && publication.book().filter(Book::preface).isPresent();
  }

  /** Returns the number of parts around a chapter. */
  int depth(Chapter chapter) {
    return publication.book().map(book -> book.depth(chapter.number() - 1)).orElse(0);
  }

  private Map<String, Object> note(Footnote note, Chapter chapter, ChapterLinks links) {
    List<Map<String, Object>> backlinks = new ArrayList<>();
    for (String href : anchors.references(chapter, note)) {
      boolean first = backlinks.isEmpty();
      String name = first ? "" + note.number() : note.number() + "-" + (backlinks.size() + 1);
      backlinks.add(
          Map.of(
              "href",
              href,
              "text",
              first ? name : "↩ " + name,
              "label",
              labels.get("backTo", name)));
    }
    return Map.of("id", note.id(), "markup", links.rewrite(note.markup()), "backlinks", backlinks);
  }

  /**
   * Returns the posts that {@code epub/colophon.xhtml} reads as {@code related}. The posts of a
   * book suggest none. Without the address of the site, a title has no link.
   */
  List<Map<String, Object>> related() {
    if (publication.isBook()) {
      return List.of();
    }
    Site site = publication.site();
    return publication.article().related().stream()
        .map(
            post ->
                Map.<String, Object>of(
                    "title", post.title(),
                    "language", post.language(),
                    "direction", post.direction(),
                    "url", site.baseUrlGiven() ? site.absolute(post.path()) : ""))
        .toList();
  }

  /** Returns the values that {@code epub/colophon.xhtml} reads as {@code colophon}. */
  Map<String, Object> colophon(List<BookFonts.Face> faces) {
    boolean hasUrl = publication.site().baseUrlGiven();
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Article article : publication.posts()) {
      String url = hasUrl ? publication.site().absolute(article.path()) : "";
      String sum =
          publication
              .book()
              .map(book -> book.fingerprints().get(sources.size()))
              .orElse(article.fingerprint());
      String begin = sum.substring(0, Math.min(SHORT, sum.length()));
      sources.add(Map.of("path", article.source(), "url", url, "fingerprint", begin));
    }
    return Map.of(
        "sources", sources,
        "fingerprint", fingerprint(),
        "fonts", faces.stream().map(face -> face.font().family()).distinct().toList());
  }

  /** Returns the first bytes of a digest over texts, notes and resources, in hexadecimal. */
  private String fingerprint() {
    MessageDigest digest = Bytes.digest();
    for (Article article : publication.articles()) {
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
