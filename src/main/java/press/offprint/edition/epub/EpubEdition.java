package press.offprint.edition.epub;

import java.io.IOException;
import java.util.List;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.chapter.XmlIds;
import press.offprint.edition.epub.cover.CoverBackgrounds;
import press.offprint.edition.epub.cover.CoverFonts;
import press.offprint.edition.epub.cover.CoverPage;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The EPUB edition: EPUB 3.3 with a table of contents for EPUB 2 readers, accessibility metadata
 * derived from the content, and no remote resources. One post and a book of many posts are built in
 * the same way.
 */
public final class EpubEdition implements Edition {
  private static final String VERSION = "5";

  private final Templates templates;
  private final ImageVariants variants;
  private final CoverFonts coverFonts;
  private final CoverPage covers;
  private final BookFonts fonts;
  private final OutputBuffer buffer;

  /**
   * Creates an edition.
   *
   * @param templates with the folder {@code epub}
   * @param fonts for generated covers, and for embedding if the style sheet names them
   * @param variants narrower copies of images
   * @param cache for generated covers
   * @param buffer receives the ebooks
   */
  public EpubEdition(
      Templates templates, Fonts fonts, ImageVariants variants, Cache cache, OutputBuffer buffer) {
    this.templates = templates;
    this.variants = variants;
    this.coverFonts = new CoverFonts(fonts);
    this.covers = new CoverPage(templates, coverFonts, new CoverBackgrounds(cache));
    this.fonts = new BookFonts(fonts);
    this.buffer = buffer;
  }

  @Override
  public String name() {
    return "epub";
  }

  @Override
  public String fingerprint() {
    return Bytes.sha256(
        VERSION
            + templates.fingerprint("epub")
            + templates.fingerprint("maths")
            + coverFonts.fingerprint());
  }

  @Override
  public List<String> templateFolders() {
    return List.of("epub", "maths");
  }

  @Override
  public Rendition render(Publication publication) {
    try {
      return new BookWriter(XmlIds.in(publication), templates, variants, covers, fonts)
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
}
