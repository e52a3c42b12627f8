package press.offprint.edition.epub.cover;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.edition.EditionException;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.epub.book.BookMetadata;
import press.offprint.edition.epub.image.BookImages;
import press.offprint.model.Article;
import press.offprint.model.ProblemCode;
import press.offprint.model.Publication;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.template.Templates;

/** The cover: the post's own picture, or one made from title, authors and site. */
public final class CoverPage {
  /** What the largest store asks for: 1600 by 2560 pixels. */
  private static final int WIDTH = 1600;

  private static final int HEIGHT = 2560;
  private static final int[] TITLE = {190, 168, 150, 134, 118, 104, 92, 80, 70, 60, 52, 46, 40};
  private static final int[] NAMES = {64, 56, 48, 40};

  private CoverPage() {}

  /** Puts the cover among the pictures. */
  public static BookImages.Picture of(
      Publication publication,
      BookMetadata book,
      Templates templates,
      CoverFonts fonts,
      CoverBackgrounds backgrounds,
      BookImages pictures) {
    return own(publication)
        .flatMap(resource -> take(resource, pictures))
        .orElseGet(() -> pictures.store("cover", make(book, templates, fonts, backgrounds)));
  }

  /** The picture that the post brings as its cover. */
  public static Optional<Resource> own(Publication publication) {
    Article article = publication.article();
    return publication.articles().size() > 1
        ? Optional.empty()
        : article.metadata().cover().map(article.content().resources()::get);
  }

  private static Optional<BookImages.Picture> take(Resource resource, BookImages pictures) {
    if (!resource.mediaType().equals("image/svg+xml")) {
      return pictures.add(resource);
    }
    try {
      return Optional.of(
          pictures.store("cover", CoverBackgrounds.whole(resource.content().text(), WIDTH)));
    } catch (SvgRasterizer.UndrawableException | RuntimeException e) {
      // What browsers show and Batik cannot draw is still a cover.
      return pictures.add(resource);
    }
  }

  private static ImageCodec.Encoded make(
      BookMetadata book, Templates templates, CoverFonts fonts, CoverBackgrounds backgrounds) {
    CoverTypesetter text =
        new CoverTypesetter(
            fonts.of(book.language(), templates.style("epub/style.css").orElse("")),
            Locale.forLanguageTag(book.language()),
            book.direction().equals("rtl"));
    Map<String, Object> values =
        Map.of(
            "width", WIDTH,
            "height", HEIGHT,
            "book", book.values(),
            "title", text.lay(book.title(), TITLE, 1080, 1000),
            "authors", text.lay(book.authors(), NAMES, 1080, 160),
            "site", text.lay(book.publisher(), NAMES, 1080, 80),
            "hue", dice(book.publisher()),
            "pattern", dice(book.title()));
    String svg = templates.render("epub/cover.svg", values);
    try {
      return backgrounds.draw(svg, WIDTH);
    } catch (SvgRasterizer.UndrawableException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED,
          "The cover could not be drawn: " + e.getMessage() + " Look at templates/epub/cover.svg.",
          e);
    }
  }

  /** A number from 0 to 999 that is always the same for the same text. */
  private static int dice(String text) {
    Bytes bytes = Bytes.utf8(text);
    return Integer.parseInt(bytes.sha256().substring(0, 6), 16) % 1000;
  }
}
