package press.offprint.edition.epub;

import io.documentnode.epub4j.domain.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.chapter.AnchorIndex;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.ChapterLinks;
import press.offprint.edition.epub.chapter.ChapterSplitter;
import press.offprint.edition.epub.chapter.PageMarkers;
import press.offprint.edition.epub.cover.CoverPage;
import press.offprint.edition.epub.image.BookImages;
import press.offprint.model.Article;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.EditionVariant;
import press.offprint.model.text.XmlText;
import press.offprint.template.Templates;

/**
 * The steps that build one ebook. Templates below {@code templates/epub} write the documents; the
 * values that they read are collected step by step.
 */
final class BookWriter {
  private static final String NAV = "nav.xhtml";
  private static final String COLOPHON = "colophon.xhtml";

  /** The least number of entries for a page of contents; reading systems have a menu anyway. */
  private static final int MIN_ENTRIES_OF_PAGE = 4;

  /** The deepest level of headings in the table of contents. */
  private static final int DEEPEST_LEVEL = 3;

  private final PageMarkers pages;
  private final String sourceOfPages;
  private final Publication publication;
  private final Templates templates;
  private final CoverPage covers;
  private final BookFonts fonts;
  private final ImageVariants variants;

  private final EditionVariant form;

  private final BookLabels labels;
  private final BookMetadata metadata;
  private final List<Chapter> chapters;
  private final AnchorIndex anchors;
  private final BookImages images;
  private final PageValues pageValues;
  private final PackageBuilder builder = new PackageBuilder();
  private final Map<String, Object> values = new HashMap<>();

  /**
   * Creates the steps.
   *
   * @param pages the publication with the markers of pages
   * @param sourceOfPages the address of the file with these pages
   */
  BookWriter(
      PageMarkers pages,
      String sourceOfPages,
      Templates templates,
      ImageVariants variants,
      CoverPage covers,
      BookFonts fonts,
      EditionVariant form) {
    this.form = form;
    this.pages = pages;
    this.sourceOfPages = sourceOfPages;
    this.publication = pages.publication();
    this.templates = templates;
    this.covers = covers;
    this.fonts = fonts;
    this.variants = variants;
    this.labels = BookLabels.of(templates, BookMetadata.language(publication.metadata()));
    this.metadata = new BookMetadata(publication, labels, isVariant() ? form.name() : "");
    this.chapters = ChapterSplitter.of(publication);
    this.anchors = new AnchorIndex(chapters);
    this.pageValues = new PageValues(publication, labels, anchors, pages);
    long maxBytes = (long) publication.site().limits().ebookBytes() * publication.articles().size();
    this.images = new BookImages(chapters, CoverPage.own(publication), maxBytes, variants);
  }

  Rendition write(OutputBuffer buffer) throws IOException {
    values.put("book", metadata.values());
    values.put("words", labels.all());
    List<String> documents = new ArrayList<>(List.of(labels.all().toString()));
    List<Rendition> cover = coverFile(addCover());
    BookPages extra = new BookPages(publication, templates, labels, builder, anchors, values);
    documents.addAll(extra.addBeforeTitle());
    documents.add(addTitlePage());
    documents.addAll(extra.addAfterTitle());
    int positionOfContents = builder.spine().size();
    List<Resource> files = addChapters(documents, extra);
    documents.addAll(extra.addBack());
    values.put("related", pageValues.related());
    documents.add(values.get("related").toString());
    String style = style("epub/style.css") + extra.style();
    if (documents.stream().anyMatch(document -> document.contains("<math"))) {
      style += style("maths/style.css");
    }
    if (!form.style().isEmpty()) {
      style += style("epub/" + form.style());
    }
    List<BookFonts.Face> faces = fonts.of(style, documents);
    addContents(files, extra);
    addColophon(faces);
    addImages();
    builder.style("style.css", BookFonts.style(style, faces));
    faces.forEach(face -> builder.add(face.href(), "font/ttf", face.content().toArray()));
    addNavigation(positionOfContents);
    addPackageDocument();
    String end = isVariant() ? "-" + form.name() : "";
    return new Rendition(
        form.name(),
        publication.file(publication.name() + end + ".epub"),
        "application/epub+zip",
        OcfWriter.pack(builder.book(), metadata.zipDate(), buffer),
        images.problems(),
        cover);
  }

  private boolean isVariant() {
    return !form.name().equals(form.format());
  }

  private BookImages.BookImage addCover() {
    BookImages.BookImage cover = covers.add(publication, metadata, images);
    values.put(
        "cover",
        Map.of("href", cover.href(), "alternative", labels.get("coverOf", metadata.title())));
    values.put("coverId", PackageBuilder.id(cover.href()));
    builder.property(cover.href(), "cover-image");
    builder.page("cover.xhtml", templates.renderXml("epub/cover.xhtml", values));
    builder.landmark("cover", "cover.xhtml", labels.get("cover"));
    return cover;
  }

  /** Returns the cover as a file beside a book of several posts, for the pages that name it. */
  private List<Rendition> coverFile(BookImages.BookImage cover) {
    String extension = cover.mediaType().equals("image/jpeg") ? ".jpg" : ".png";
    String name = publication.name() + "-cover" + extension;
    boolean taken = publication.article().content().resources().containsKey(name);
    if (!publication.isBook() || taken || isVariant()) {
      return List.of();
    }
    return covers
        .narrow(publication, cover, variants)
        .map(copy -> Rendition.of("epub", publication.file(name), copy.mediaType(), copy.content()))
        .stream()
        .toList();
  }

  private String addTitlePage() {
    XmlText title = templates.renderXml("epub/title.xhtml", values);
    builder.page("title.xhtml", title);
    builder.landmark("titlepage", "title.xhtml", labels.get("titlepage"));
    return title.toString();
  }

  /** Adds the chapters to the book and to {@code documents}; returns their files. */
  private List<Resource> addChapters(List<String> documents, BookPages extra) {
    List<Resource> files = new ArrayList<>();
    for (Chapter chapter : chapters) {
      documents.addAll(extra.addParts(chapter));
      ChapterLinks links =
          new ChapterLinks(publication.site(), chapter, anchors, images.add(chapter));
      values.put("chapter", pageValues.chapter(chapter, links));
      XmlText page = templates.renderXml("epub/chapter.xhtml", values);
      documents.add(page.toString());
      files.add(builder.page(chapter.href(), page));
    }
    int first = chapters.size() > 1 && pageValues.isPreface(chapters.get(0)) ? 1 : 0;
    builder.landmark("bodymatter", chapters.get(first).href(), labels.get("start"));
    return files;
  }

  private void addContents(List<Resource> files, BookPages extra) {
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      if (chapter.opens()) {
        Article article = chapter.article();
        List<Heading> headings =
            article.content().headings().stream()
                .filter(h -> h.level() <= DEEPEST_LEVEL + pageValues.depth(chapter))
                .filter(h -> !h.text().isBlank())
                .toList();
        String kind = article.backMatter();
        if (!kind.isEmpty()) {
          builder.endParts(1);
          builder.landmark(kind, chapter.href(), chapter.title());
        }
        extra.enterParts(chapter);
        String title = pageValues.title(chapter);
        builder.entry(files.get(i), title, headings, chapter.number(), anchors);
      }
    }
    builder.endParts(1);
    extra.enterBack();
  }

  private void addColophon(List<BookFonts.Face> faces) {
    values.put("colophon", pageValues.colophon(faces));
    Resource page = builder.page(COLOPHON, templates.renderXml("epub/colophon.xhtml", values));
    builder.entry(page, labels.get("colophon"), List.of(), 0, anchors);
    builder.landmark("colophon", COLOPHON, labels.get("colophon"));
  }

  private void addImages() {
    for (BookImages.BookImage image : images.all()) {
      builder.add(image.href(), image.mediaType(), image.content().toArray());
    }
    Accessibility accessibility =
        Accessibility.of(chapters, images.hasAnimation(), !pages.pages().isEmpty());
    values.put("accessibility", accessibility.values(labels));
  }

  /** Adds the navigation document of EPUB 3 and the NCX, which EPUB 2 readers need. */
  private void addNavigation(int position) {
    values.put("pages", pageValues.pages());
    values.put("pageSource", pages.pages().isEmpty() ? "" : sourceOfPages);
    values.put("toc", builder.contents());
    values.put("depth", builder.depth());
    boolean hasPage = builder.entries() >= MIN_ENTRIES_OF_PAGE;
    if (hasPage) {
      builder.landmark("toc", NAV, labels.get("contents"));
    }
    values.put("landmarks", builder.landmarks());
    XmlText navigation = templates.renderXml("epub/nav.xhtml", values);
    builder.navigation(NAV, navigation, hasPage ? position : -1);
    builder.ncx("toc.ncx", templates.renderXml("epub/toc.ncx", values));
  }

  private void addPackageDocument() {
    values.put("manifest", builder.manifest());
    values.put("spine", builder.spine());
    builder.packageDocument(OcfWriter.PACKAGE, templates.renderXml("epub/package.opf", values));
  }

  private String style(String name) {
    return templates
        .style(name)
        .orElseThrow(
            () ->
                new EditionException(
                    ProblemCode.TEMPLATE,
                    "The file templates/"
                        + name
                        + " is missing. "
                        + (name.endsWith("/" + form.style())
                            ? "Write it, or correct its name in offprint.yaml."
                            : "Restore it from the distribution of Offprint."),
                    null));
  }
}
