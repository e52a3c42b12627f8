package press.offprint.edition.epub.cover;

import java.awt.image.BufferedImage;
import java.util.Optional;
import press.offprint.edition.ImageCodec;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * The drawing of generated covers. The covers of a site share a few backgrounds, and a background
 * takes longer to draw than the text on it, so each is drawn once and kept as a compressed image.
 * Whole covers are kept in the cache. Safe for use by several threads.
 */
public final class CoverBackgrounds {
  private static final String OPENING = "<g id=\"backdrop\"";
  private static final String CLOSING = "</g>";

  /** The number of colours of a background; the rest of the palette is for the text. */
  private static final int BACKGROUND_COLOURS = 96;

  private static final int COLOURS = 256;
  private static final int MAX_BACKGROUNDS = 16;

  /** The first byte of a PNG file. */
  private static final int PNG = 0x89;

  private final Cache cache;

  /** The backgrounds by width and SVG. */
  private final RecentlyUsed<IndexedImage> backgrounds = new RecentlyUsed<>(MAX_BACKGROUNDS);

  private final RecentlyUsed<IndexedCanvas> flatBackgrounds = new RecentlyUsed<>(MAX_BACKGROUNDS);

  /**
   * Creates a drawing of covers.
   *
   * @param cache for whole covers
   */
  public CoverBackgrounds(Cache cache) {
    this.cache = cache;
  }

  /**
   * Returns a cover as PNG, or as JPEG if it has many colours. A group {@code <g id="backdrop">}
   * without nested groups is the background: it must be painted below everything else.
   *
   * @param width in pixels
   */
  ImageCodec.Encoded draw(String svg, int width) throws SvgRasterizer.UndrawableException {
    String key = "cover " + width + " " + Bytes.utf8(svg).sha256();
    Optional<Bytes> known = cache.find(key);
    if (known.isPresent()) {
      boolean png = known.get().at(0) == PNG;
      return new ImageCodec.Encoded(png ? "image/png" : "image/jpeg", known.get());
    }
    ImageCodec.Encoded drawn = drawInLayers(svg, width);
    cache.keep(key, drawn.content());
    return drawn;
  }

  private ImageCodec.Encoded drawInLayers(String svg, int width)
      throws SvgRasterizer.UndrawableException {
    int start = svg.indexOf(OPENING);
    int end = svg.indexOf(CLOSING, Math.max(0, start));
    int root = svg.indexOf("<svg");
    if (start >= 0 && end >= 0 && root >= 0 && root < start) {
      String foreground = svg.substring(0, start) + svg.substring(end + CLOSING.length());
      String background =
          svg.substring(root, svg.indexOf('>', root) + 1)
              + svg.substring(start, end + CLOSING.length())
              + "</svg>";
      Optional<ImageCodec.Encoded> drawn = drawFlat(foreground, background, width);
      if (drawn.isEmpty()) {
        drawn = drawInLayers(foreground, background, width);
      }
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    return whole(svg, width);
  }

  /** Draws a cover without gradients and opacity; empty if Batik has to draw it. */
  private Optional<ImageCodec.Encoded> drawFlat(String foreground, String background, int width) {
    return flatBackground(background, width)
        .flatMap(
            below ->
                FlatSvgReader.read(foreground, width)
                    .filter(above -> above.height() == below.height())
                    .flatMap(below::with))
        .map(IndexedCanvas::png);
  }

  private Optional<IndexedCanvas> flatBackground(String svg, int width) {
    String key = width + svg;
    return flatBackgrounds
        .find(key)
        .or(
            () -> {
              Optional<IndexedCanvas> drawn =
                  FlatSvgReader.read(svg, width).flatMap(IndexedCanvas::of);
              drawn.ifPresent(canvas -> flatBackgrounds.keep(key, canvas.compressed()));
              return drawn;
            });
  }

  private Optional<ImageCodec.Encoded> drawInLayers(String foreground, String background, int width)
      throws SvgRasterizer.UndrawableException {
    Optional<IndexedImage> below = background(background, width);
    if (below.isEmpty()) {
      return Optional.empty();
    }
    try (SvgRasterizer.Drawing above = SvgRasterizer.open(foreground, width)) {
      return above.height() == below.get().height()
          ? below.get().with(above).map(IndexedImage::png)
          : Optional.empty();
    }
  }

  /** Draws an image of the same formats as {@link #draw}, without cache and background. */
  static ImageCodec.Encoded whole(String svg, int width) throws SvgRasterizer.UndrawableException {
    BufferedImage image = SvgRasterizer.draw(svg, width);
    return IndexedImage.of(image, COLOURS)
        .map(IndexedImage::png)
        .orElseGet(() -> ImageCodec.jpeg(image));
  }

  private Optional<IndexedImage> background(String svg, int width)
      throws SvgRasterizer.UndrawableException {
    String key = width + svg;
    Optional<IndexedImage> known = backgrounds.find(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<IndexedImage> drawn =
        IndexedImage.of(SvgRasterizer.draw(svg, width), BACKGROUND_COLOURS);
    drawn.ifPresent(image -> backgrounds.keep(key, image));
    return drawn;
  }
}
