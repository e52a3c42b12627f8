package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.ChapterLinks;
import press.offprint.edition.epub.chapter.ChapterSplitter;
import press.offprint.edition.epub.cover.CoverBackgrounds;
import press.offprint.edition.epub.cover.CoverFonts;
import press.offprint.edition.epub.cover.CoverPage;
import press.offprint.edition.epub.image.BookImages;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.Metadata;
import press.offprint.model.ProblemCode;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.template.Templates;

/**
 * An ebook: EPUB 3.3 with what older readers need (NCX), accessibility metadata derived from what
 * is in it, and nothing fetched from anywhere. One post or many, it is one piece of code.
 */
public final class EpubEdition implements Edition {
  private static final String VERSION = "3";
  private static final String NAV = "nav.xhtml";

  /** With fewer entries, a page of contents is a page in the way; readers show theirs anyway. */
  private static final int WORTH_A_PAGE = 4;

  /** Deeper headings would bury the outline. */
  private static final int DEEPEST = 3;

  /** The place of the contents in the spine: behind cover and title page. */
  private static final int AFTER_TITLE = 2;

  private final Templates templates;
  private final CoverFonts coverFonts;
  private final CoverBackgrounds backgrounds;
  private final ImageVariants variants;
  private final BookFonts fonts;
  private final OutputBuffer spool;

  /** As the other, holding each ebook in memory. */
  public EpubEdition(Templates templates, Fonts fonts, ImageVariants variants, Cache cache) {
    this(templates, fonts, variants, cache, OutputBuffer.MEMORY);
  }

  /**
   * @param templates those below {@code epub} and the words beside them
   * @param fonts for covers made from words, and those that the style names
   * @param variants of pictures that are too wide for a book
   * @param cache for covers
   * @param spool where ebooks are written
   */
  public EpubEdition(
      Templates templates, Fonts fonts, ImageVariants variants, Cache cache, OutputBuffer spool) {
    this.spool = spool;
    this.templates = templates;
    this.variants = variants;
    this.backgrounds = new CoverBackgrounds(cache);
    this.coverFonts = new CoverFonts(fonts);
    this.fonts = new BookFonts(fonts);
  }

  @Override
  public String name() {
    return "epub";
  }

  @Override
  public String fingerprint() {
    return Bytes.utf8(VERSION + templates.fingerprint("epub") + coverFonts.fingerprint()).sha256();
  }

  @Override
  public Rendition render(Publication publication) {
    try {
      return publish(publication);
    } catch (EditionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED, "The EPUB could not be made: " + e.getMessage(), e);
    }
  }

  private Rendition publish(Publication publication) throws IOException {
    Metadata first = publication.article().metadata();
    BookLabels words = BookLabels.of(templates, BookMetadata.language(first));
    BookMetadata data = new BookMetadata(publication, words);
    List<Chapter> chapters = ChapterSplitter.of(publication);
    AnchorIndex places = new AnchorIndex(chapters);
    BookImages pictures =
        new BookImages(
            chapters,
            CoverPage.own(publication),
            (long) publication.site().limits().ebookBytes() * publication.articles().size(),
            variants);
    PackageBuilder builder = new PackageBuilder();

    Map<String, Object> values = new HashMap<>();
    values.put("book", data.values());
    values.put("words", words.all());

    BookImages.Picture cover =
        CoverPage.of(publication, data, templates, coverFonts, backgrounds, pictures);
    values.put(
        "cover", Map.of("href", cover.href(), "alternative", words.get("coverOf", data.title())));
    List<String> shown = new ArrayList<>(List.of(words.all().toString()));
    shown.add(front(builder, words, values));
    List<Resource> pages = new ArrayList<>();
    for (Chapter chapter : chapters) {
      ChapterLinks links =
          new ChapterLinks(publication.site(), chapter, places, pictures.add(chapter));
      values.put("chapter", chapter(publication, chapter, words, links, places));
      String page = templates.render("epub/chapter.xhtml", values);
      shown.add(page);
      pages.add(builder.page(chapter.href(), page));
    }
    String style = style();
    List<BookFonts.Face> faces = fonts.of(style, shown);
    values.put("colophon", colophon(publication, faces));
    Resource colophon =
        builder.page("colophon.xhtml", templates.render("epub/colophon.xhtml", values));
    contents(builder, chapters, pages, places);
    builder.entry(colophon, words.get("colophon"), List.of(), 0, places);
    builder.landmark("bodymatter", pages.get(0).getHref(), words.get("start"));
    builder.landmark("colophon", colophon.getHref(), words.get("colophon"));

    pictures.all().forEach(builder::picture);
    builder.property(cover.href(), "cover-image");
    builder.style("style.css", BookFonts.style(style, faces));
    faces.forEach(face -> builder.add(face.href(), "font/ttf", face.content().toArray()));
    values.put("accessibility", Accessibility.of(chapters, pictures.motion()).values(words));
    values.put("coverId", PackageBuilder.id(cover.href()));
    describe(builder, words, values);

    String folder = publication.folder().isEmpty() ? "" : publication.folder() + "/";
    return new Rendition(
        name(),
        folder + publication.name() + ".epub",
        "application/epub+zip",
        OcfWriter.pack(builder.book(), data.zipDate(), spool),
        pictures.problems(),
        List.of());
  }

  private String front(PackageBuilder builder, BookLabels words, Map<String, Object> values) {
    builder.page("cover.xhtml", templates.render("epub/cover.xhtml", values));
    String title = templates.render("epub/title.xhtml", values);
    builder.page("title.xhtml", title);
    builder.landmark("cover", "cover.xhtml", words.get("cover"));
    builder.landmark("titlepage", "title.xhtml", words.get("titlepage"));
    return title;
  }

  private static Map<String, Object> chapter(
      Publication publication,
      Chapter chapter,
      BookLabels words,
      ChapterLinks links,
      AnchorIndex places) {
    Metadata metadata = chapter.article().metadata();
    String language = BookMetadata.language(metadata);
    Map<String, Object> values = new HashMap<>();
    values.put("title", chapter.title());
    values.put("article", metadata.title());
    values.put("opens", chapter.opens());
    values.put("language", language);
    values.put("direction", metadata.direction());
    values.put("byline", publication.articles().size() > 1);
    values.put("authors", words.list(metadata.authors()));
    values.put("date", metadata.dates().date().map(BookMetadata::iso).orElse(""));
    values.put("day", metadata.dates().date().map(d -> BookMetadata.day(d, language)).orElse(""));
    values.put("body", links.point(chapter.body()));
    values.put(
        "notes",
        chapter.notes().stream().map(n -> note(n, chapter, words, links, places)).toList());
    return values;
  }

  private static Map<String, Object> note(
      Footnote note, Chapter chapter, BookLabels words, ChapterLinks links, AnchorIndex places) {
    List<Map<String, Object>> back = new ArrayList<>();
    for (String href : places.references(chapter, note)) {
      String name = back.isEmpty() ? "" + note.number() : note.number() + "-" + (back.size() + 1);
      back.add(
          Map.of(
              "href",
              href,
              "text",
              back.isEmpty() ? name : "↩ " + name,
              "label",
              words.get("backTo", name)));
    }
    return Map.of("id", note.id(), "markup", links.point(note.markup()), "backlinks", back);
  }

  private static Map<String, Object> colophon(Publication publication, List<BookFonts.Face> faces) {
    MessageDigest digest = Bytes.digest();
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Article article : publication.articles()) {
      digest.update(article.content().body().getBytes(StandardCharsets.UTF_8));
      for (Footnote note : article.content().notes()) {
        digest.update(note.markup().getBytes(StandardCharsets.UTF_8));
      }
      new TreeMap<>(article.content().resources())
          .values()
          .forEach(r -> digest.update(r.content().sha256().getBytes(StandardCharsets.UTF_8)));
      String url =
          publication.site().baseUrlGiven() ? publication.site().absolute(article.path()) : "";
      sources.add(Map.of("path", article.source(), "url", url));
    }
    return Map.of(
        "sources", sources,
        "fingerprint", HexFormat.of().formatHex(digest.digest(), 0, 16),
        "fonts", faces.stream().map(face -> face.font().family()).distinct().toList());
  }

  private static void contents(
      PackageBuilder builder, List<Chapter> chapters, List<Resource> pages, AnchorIndex places) {
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      if (chapter.opens()) {
        Article article = chapter.article();
        List<Heading> headings =
            article.content().headings().stream()
                .filter(h -> h.level() <= DEEPEST && !h.text().isBlank())
                .toList();
        builder.entry(pages.get(i), article.metadata().title(), headings, chapter.number(), places);
      }
    }
  }

  /** Adds what describes the rest: contents for new and for old readers, and the package. */
  private void describe(PackageBuilder builder, BookLabels words, Map<String, Object> values) {
    values.put("toc", builder.contents());
    values.put("depth", builder.depth());
    boolean page = builder.entries() >= WORTH_A_PAGE;
    if (page) {
      builder.landmark("toc", NAV, words.get("contents"));
    }
    values.put("landmarks", builder.landmarks());
    builder.navigation(NAV, templates.render("epub/nav.xhtml", values), page ? AFTER_TITLE : -1);
    builder.ncx("toc.ncx", templates.render("epub/toc.ncx", values));
    values.put("manifest", builder.manifest());
    values.put("spine", builder.spine());
    builder.packageDocument(OcfWriter.PACKAGE, templates.render("epub/package.opf", values));
  }

  private String style() {
    return templates
        .style("epub/style.css")
        .orElseThrow(
            () ->
                new EditionException(
                    ProblemCode.EDITION_FAILED,
                    "There is no file templates/epub/style.css.",
                    null));
  }
}
