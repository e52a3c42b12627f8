package press.offprint.edition.epub.cover;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import press.offprint.edition.Edition;
import press.offprint.edition.EditionException;
import press.offprint.edition.Fonts;
import press.offprint.edition.ImageCodec;
import press.offprint.image.InterruptibleImages;
import press.offprint.model.Metadata;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.SitePath;
import press.offprint.template.TemplateException;
import press.offprint.template.Templates;

/**
 * The picture that other sites show beside a link to a post: 1200 by 630 pixels, drawn from title,
 * authors and site by the template {@code card/card.svg}. A publication without articles gives the
 * picture of the site. The content of the article is not read.
 */
public final class CardEdition implements Edition {
  private static final String VERSION = "3";

  /** The size in pixels that Facebook, LinkedIn and X recommend for large pictures. */
  private static final int WIDTH = 1200;

  private static final int HEIGHT = 630;

  private static final int[] TITLE_SIZES = {92, 82, 72, 64, 56, 48, 42, 36};
  private static final int[] NAME_SIZES = {34, 28, 24};

  private final Templates templates;
  private final CoverFonts fonts;
  private final CoverBackgrounds backgrounds;
  private final OutputBuffer buffer;

  /**
   * Creates the edition.
   *
   * @param cache for drawn cards
   * @param buffer receives the pictures
   */
  public CardEdition(Templates templates, Fonts fonts, Cache cache, OutputBuffer buffer) {
    this.templates = templates;
    this.fonts = new CoverFonts(fonts);
    this.backgrounds = new CoverBackgrounds(cache);
    this.buffer = buffer;
  }

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String fingerprint() {
    return Bytes.utf8(VERSION + templates.fingerprint("card") + fonts.fingerprint()).sha256();
  }

  @Override
  public List<String> templateFolders() {
    return List.of("card");
  }

  @Override
  public Rendition render(Publication publication) {
    Site site = publication.site();
    if (publication.articles().isEmpty()) {
      Bytes drawn = draw(site, site.title(), site.description(), site.language(), "ltr");
      return Rendition.of(name(), SitePath.card(site.home(), "").substring(1), "image/png", drawn);
    }
    Metadata post = publication.article().metadata();
    String path = SitePath.card(publication.article().files(), publication.article().slug());
    Bytes drawn =
        draw(
            site,
            post.title(),
            String.join(" · ", post.authors()),
            post.language(),
            post.direction());
    return Rendition.of(name(), path.substring(1), "image/png", drawn);
  }

  private Bytes draw(Site site, String title, String names, String language, String direction) {
    CoverTypesetter typesetter =
        new CoverTypesetter(
            fonts.of(language, templates.style("epub/style.css").orElse("")),
            Locale.forLanguageTag(language),
            direction.equals("rtl"));
    Map<String, Object> values =
        Map.of(
            "width",
            WIDTH,
            "height",
            HEIGHT,
            "site",
            site,
            "title",
            typesetter.typeset(title, TITLE_SIZES, 920, 300),
            "names",
            typesetter.typeset(names, NAME_SIZES, 920, 44),
            "name",
            typesetter.typeset(site.title(), NAME_SIZES, 920, 44));
    try {
      return png(backgrounds.draw(templates.render("card/card.svg", values), WIDTH));
    } catch (TemplateException e) {
      throw new EditionException(ProblemCode.TEMPLATE, e.getMessage(), e);
    } catch (SvgRasterizer.UndrawableException e) {
      throw new EditionException(
          ProblemCode.TEMPLATE,
          "The template card/card.svg gives an image that cannot be drawn: "
              + e.getMessage()
              + " Correct the template.",
          e);
    } catch (IOException e) {
      throw new EditionException(
          ProblemCode.EDITION_FAILED, "The card could not be written: " + e.getMessage() + ".", e);
    }
  }

  // The name of the file is known before it is drawn, so that its type cannot depend on its
  // colours.
  private Bytes png(ImageCodec.Encoded drawn) throws IOException {
    try (OutputBuffer.BytesOutputStream out = buffer.begin()) {
      if (drawn.mediaType().equals("image/png")) {
        out.write(drawn.content().toArray());
      } else {
        BufferedImage image = ImageIO.read(InterruptibleImages.input(drawn.content()));
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ImageIO.write(image, "png", encoded);
        out.write(encoded.toByteArray());
      }
      return out.take();
    }
  }
}
