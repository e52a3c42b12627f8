package press.offprint.edition.epub.cover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.image.BookImages;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Publication;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.template.Templates;

/**
 * The cover image of a book: the cover of its only post, or an image that the template {@code
 * epub/cover.svg} generates from title, authors and site.
 */
public final class CoverPage {
  /** The size in pixels that the largest bookstore recommends. */
  private static final int WIDTH = 1600;

  private static final int HEIGHT = 2560;
  private static final int NARROW = 480;
  private static final String SVG = "image/svg+xml";

  /** The font sizes of the title and of names, from large to small. */
  private static final int[] TITLE_SIZES = {
    190, 168, 150, 134, 118, 104, 92, 80, 70, 60, 52, 46, 40
  };

  private static final int[] NAME_SIZES = {64, 56, 48, 40};

  private final Templates templates;
  private final CoverFonts fonts;
  private final CoverBackgrounds backgrounds;

  public CoverPage(Templates templates, CoverFonts fonts, CoverBackgrounds backgrounds) {
    this.templates = templates;
    this.fonts = fonts;
    this.backgrounds = backgrounds;
  }

  /** Adds the cover to the images of a book. */
  public BookImages.BookImage add(Publication publication, BookMetadata book, BookImages images) {
    return own(publication)
        .flatMap(resource -> add(resource, images))
        .orElseGet(() -> images.store("cover", generate(book)));
  }

  /** Returns the cover that the post has; empty for a book of several posts. */
  public static Optional<Resource> own(Publication publication) {
    if (publication.isBook()) {
      return publication.book().flatMap(Book::cover);
    }
    Article article = publication.article();
    return article.metadata().cover().map(article.content().resources()::get);
  }

  private static Optional<BookImages.BookImage> add(Resource resource, BookImages images) {
    if (!resource.mediaType().equals(SVG)) {
      return images.add(resource);
    }
    try {
      return Optional.of(
          images.store("cover", CoverBackgrounds.whole(resource.content().text(), WIDTH)));
    } catch (SvgRasterizer.UndrawableException | RuntimeException e) {
      // A browser may show an SVG file that Batik cannot draw, so the file itself is the cover.
      return images.add(resource);
    }
  }

  /**
   * Returns a cover as PNG or JPEG for a list of books, at most 480 pixels wide; empty if it is
   * another kind of file.
   */
  public Optional<ImageCodec.Encoded> narrow(
      Publication publication, BookImages.BookImage cover, ImageVariants variants) {
    if (!List.of("image/png", "image/jpeg").contains(cover.mediaType())) {
      return Optional.empty();
    }
    int width =
        own(publication)
            .filter(own -> !own.mediaType().equals(SVG))
            .map(Resource::width)
            .orElse(WIDTH);
    if (width <= NARROW) {
      return Optional.of(new ImageCodec.Encoded(cover.mediaType(), cover.content()));
    }
    Resource whole = new Resource("cover", "", cover.mediaType(), cover.content(), width, 0);
    return variants.of(whole, NARROW);
  }

  private ImageCodec.Encoded generate(BookMetadata book) {
    CoverTypesetter typesetter =
        new CoverTypesetter(
            fonts.of(book.language(), templates.style("epub/style.css").orElse("")),
            Locale.forLanguageTag(book.language()),
            book.direction().equals("rtl"));
    Map<String, Object> values =
        Map.of(
            "width", WIDTH,
            "height", HEIGHT,
            "book", book.values(),
            "title", typesetter.typeset(book.title(), TITLE_SIZES, 1080, 1000),
            "authors", typesetter.typeset(book.authors(), NAME_SIZES, 1080, 160),
            "site", typesetter.typeset(book.publisher(), NAME_SIZES, 1080, 80),
            "hue", hash(book.publisher()),
            "pattern", hash(book.title()));
    String svg = templates.render("epub/cover.svg", values);
    try {
      return backgrounds.draw(svg, WIDTH);
    } catch (SvgRasterizer.UndrawableException e) {
      throw new EditionException(
          ProblemCode.TEMPLATE,
          "The template epub/cover.svg gives an image that cannot be drawn: "
              + e.getMessage()
              + " Correct the template.",
          e);
    }
  }

  /** Returns a number from 0 to 999, the same for equal texts. */
  private static int hash(String text) {
    return Integer.parseInt(Bytes.utf8(text).sha256().substring(0, 6), 16) % 1000;
  }
}
