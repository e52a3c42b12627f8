package press.offprint.edition.epub;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.PageBreakSource;
import press.offprint.edition.epub.chapter.PageMarkers;
import press.offprint.edition.epub.chapter.XmlIds;
import press.offprint.edition.epub.cover.CoverBackgrounds;
import press.offprint.edition.epub.cover.CoverFonts;
import press.offprint.edition.epub.cover.CoverPage;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.EditionVariant;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The EPUB edition: EPUB 3.3 with a table of contents for EPUB 2 readers, accessibility metadata
 * derived from the content, and no remote resources. One post and a book of many posts are built in
 * the same way.
 */
public final class EpubEdition implements Edition {
  private static final String NAME = "epub";
  private static final String VERSION = "7";

  private final Templates templates;
  private final ImageVariants variants;
  private final CoverFonts coverFonts;
  private final CoverPage covers;
  private final BookFonts fonts;
  private final OutputBuffer buffer;
  private final EditionVariant form;
  private final Optional<PageBreakSource> pages;

  /**
   * Creates the edition itself, as {@link #EpubEdition(Templates, Fonts, ImageVariants, Cache,
   * OutputBuffer, EditionVariant, Optional)}.
   */
  public EpubEdition(
      Templates templates, Fonts fonts, ImageVariants variants, Cache cache, OutputBuffer buffer) {
    this(
        templates,
        fonts,
        variants,
        cache,
        buffer,
        new EditionVariant(NAME, NAME, "", "", false),
        Optional.empty());
  }

  /**
   * Creates an edition or a variant of it.
   *
   * @param templates with the folder {@code epub}
   * @param fonts for generated covers, and for embedding if the style sheet names them
   * @param variants narrower copies of images
   * @param cache for generated covers
   * @param buffer receives the ebooks
   * @param form its name and its style sheet in {@code templates/epub/}
   * @param pages whose numbers the page list has; empty for no page list
   */
  public EpubEdition(
      Templates templates,
      Fonts fonts,
      ImageVariants variants,
      Cache cache,
      OutputBuffer buffer,
      EditionVariant form,
      Optional<PageBreakSource> pages) {
    this.form = form;
    this.pages = pages;
    this.templates = templates;
    this.variants = variants;
    this.coverFonts = new CoverFonts(fonts);
    this.covers = new CoverPage(templates, coverFonts, new CoverBackgrounds(cache));
    this.fonts = new BookFonts(fonts);
    this.buffer = buffer;
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public String fingerprint() {
    return Bytes.sha256(
        VERSION
            + templates.fingerprint("epub")
            + templates.fingerprint("maths")
            + coverFonts.fingerprint()
            + (form.name().equals(NAME) ? "" : form)
            + pages.map(PageBreakSource::fingerprint).orElse(""));
  }

  @Override
  public List<String> templateFolders() {
    return Stream.concat(
            Stream.of("epub", "maths"),
            pages.stream().flatMap(source -> source.templateFolders().stream()))
        .toList();
  }

  @Override
  public Rendition render(Publication publication) {
    try {
      return new BookWriter(
              paged(publication),
              sourceOfPages(publication),
              templates,
              variants,
              covers,
              fonts,
              form)
          .write(buffer);
    } catch (EditionException e) {
      throw e;
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED, "The EPUB could not be made: " + e.getMessage(), e);
    }
  }

  private PageMarkers paged(Publication publication) {
    Publication book = XmlIds.in(publication);
    try {
      return pages
          .filter(source -> hasPages(publication))
          .map(source -> PageMarkers.in(book, source.pageBreaks(publication)))
          .orElseGet(() -> PageMarkers.none(book));
    } catch (EditionException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return PageMarkers.none(book); // There is no PDF, and its own receipt names the cause.
    }
  }

  private static boolean hasPages(Publication publication) {
    return publication.site().makes(publication.isBook() ? "book-pdf" : "pdf");
  }

  /** Returns the address of the file with the pages, or its name if the site has no address. */
  private String sourceOfPages(Publication publication) {
    Site site = publication.site();
    return pages
        .map(source -> source.file(publication))
        .map(
            file ->
                site.baseUrlGiven()
                    ? site.absolute(file)
                    : file.substring(file.lastIndexOf('/') + 1))
        .orElse("");
  }
}
