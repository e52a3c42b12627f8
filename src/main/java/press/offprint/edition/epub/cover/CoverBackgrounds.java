package press.offprint.edition.epub.cover;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.edition.ImageCodec;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * What lies behind the words of covers. The covers of a site have few papers, and drawing one takes
 * longer than all else on a cover: each is drawn once, and kept as it is packed.
 */
public final class CoverBackgrounds {
  private static final String OPENING = "<g id=\"backdrop\"";
  private static final String CLOSING = "</g>";

  /** Of a paper; the rest of a palette is for what is drawn on it. */
  private static final int COLOURS = 96;

  private static final int PALETTE = 256;
  private static final int KEPT = 16;

  /** The first byte of a PNG file. */
  private static final int PNG = 0x89;

  private final Map<String, IndexedImage> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, IndexedImage> eldest) {
          return size() > KEPT;
        }
      };

  private final Cache cache;

  /**
   * @param cache for whole covers
   */
  public CoverBackgrounds(Cache cache) {
    this.cache = cache;
  }

  /**
   * Draws a cover, that many pixels wide: as PNG where its colours are few, else as JPEG. The group
   * with the id {@code backdrop}, if the cover has one and it holds no other, is taken to lie below
   * all else.
   */
  ImageCodec.Encoded draw(String svg, int width) throws SvgRasterizer.UndrawableException {
    // Outlines of letters are long: what stands for them is made once.
    String key = "cover " + width + " " + Bytes.utf8(svg).sha256();
    Optional<Bytes> known = cache.find(key);
    if (known.isPresent()) {
      boolean png = known.get().at(0) == PNG;
      return new ImageCodec.Encoded(png ? "image/png" : "image/jpeg", known.get());
    }
    ImageCodec.Encoded made = make(svg, width);
    cache.keep(key, made.content());
    return made;
  }

  private ImageCodec.Encoded make(String svg, int width) throws SvgRasterizer.UndrawableException {
    int start = svg.indexOf(OPENING);
    int end = svg.indexOf(CLOSING, Math.max(0, start));
    int root = svg.indexOf("<svg");
    if (start >= 0 && end >= 0 && root >= 0 && root < start) {
      String rest = svg.substring(0, start) + svg.substring(end + CLOSING.length());
      String backdrop =
          svg.substring(root, svg.indexOf('>', root) + 1)
              + svg.substring(start, end + CLOSING.length())
              + "</svg>";
      Optional<ImageCodec.Encoded> drawn = draw(rest, backdrop, width);
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    return whole(svg, width);
  }

  /** As {@link #draw}, for a picture that is like no other. */
  static ImageCodec.Encoded whole(String svg, int width) throws SvgRasterizer.UndrawableException {
    BufferedImage image = SvgRasterizer.draw(svg, width);
    return IndexedImage.of(image, PALETTE)
        .map(IndexedImage::png)
        .orElseGet(() -> ImageCodec.jpeg(image));
  }

  private Optional<ImageCodec.Encoded> draw(String svg, String backdrop, int width)
      throws SvgRasterizer.UndrawableException {
    Optional<IndexedImage> paper = paper(backdrop, width);
    if (paper.isEmpty()) {
      return Optional.empty();
    }
    try (SvgRasterizer.Drawing drawing = SvgRasterizer.open(svg, width)) {
      return drawing.height() == paper.get().height()
          ? paper.get().with(drawing).map(IndexedImage::png)
          : Optional.empty();
    }
  }

  private Optional<IndexedImage> paper(String svg, int width)
      throws SvgRasterizer.UndrawableException {
    String key = width + svg;
    synchronized (kept) {
      IndexedImage known = kept.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<IndexedImage> drawn = IndexedImage.of(SvgRasterizer.draw(svg, width), COLOURS);
    drawn.ifPresent(
        picture -> {
          synchronized (kept) {
            kept.put(key, picture);
          }
        });
    return drawn;
  }
}
