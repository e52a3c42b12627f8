package press.offprint.edition.pdf.layout;

import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.Resource;

/**
 * The layout of the images of a document: each gets the width that the post gives, and an image
 * without a text alternative becomes a background, which screen readers skip.
 *
 * @param pictures by URI in the document
 * @param columns characters of code in a line of the page
 */
record ImageLayout(Map<String, Resource> pictures, int columns) {
  /** The pixels of a line's width per character of code. */
  static final double PIXELS_PER_COLUMN = 6.37;

  /** The start of a style that gives a width in percent. */
  private static final String WIDTH_STYLE = "width: ";

  /** The largest width of a decorative image, in pixels per character of code. */
  private static final double MAX_DECORATION = 5.8;

  /** The largest height of an image, in pixels. */
  private static final double MAX_HEIGHT = 620;

  /** An image up to this part of the line fits at every place. */
  private static final double NARROW = 0.3;

  /** A block with at most this many characters and images is shorter than a page. */
  private static final int MAX_CHARACTERS = 600;

  private static final int MAX_IMAGES = 2;

  /** The most figures in a row that print.css has a width for. */
  private static final int MAX_IN_ROW = 6;

  /** More figures in a row have the width of a quarter. */
  private static final int SMALLEST_COLUMNS = 4;

  /** The part of its column that a figure in a row may fill. */
  private static final double COLUMN = 0.94;

  /**
   * Keeps a short list item or quotation that begins with an image on one page. Otherwise its
   * bullet or its line could stay alone at the foot of a page, with the image on the next.
   */
  static void keepTogether(Element block) {
    if (beginsWithImage(block)
        && block.getTextContent().length() <= MAX_CHARACTERS
        && Dom.elements(block).stream().filter(part -> Dom.is(part, "img")).count() <= MAX_IMAGES) {
      Dom.addClass(block, "together");
    }
  }

  private static boolean beginsWithImage(Element block) {
    Node first = block.getFirstChild();
    while (first != null && !Dom.is(first, "img")) {
      boolean skipped =
          first instanceof Text text ? text.getData().isBlank() : Dom.hasClass(first, "marker");
      first = skipped ? first.getNextSibling() : first.getFirstChild();
    }
    return first != null;
  }

  void layOut(Element picture) {
    resolvePercentage(picture);
    int width = Dom.number(picture.getAttribute("width"), 0);
    int height = Dom.number(picture.getAttribute("height"), 0);
    if (picture.getAttribute("alt").isBlank()) {
      makeDecoration(picture, width, height);
    } else if (width > 0 && height > 0 && !picture.hasAttribute("style")) {
      int figures = sideBySide(picture);
      if (figures > 0) {
        fitColumn(picture, width, height, figures);
      } else {
        limitWidth(picture, width, height);
      }
    }
  }

  /** Returns the number of figures in a row, if the picture is in one of them; else 0. */
  private static int sideBySide(Element picture) {
    for (Node up = picture.getParentNode(); up instanceof Element row; up = up.getParentNode()) {
      if (Dom.hasClass(row, "subfigures")) {
        for (int i = 2; i <= MAX_IN_ROW; i++) {
          if (Dom.hasClass(row, "layout-" + i)) {
            return Math.min(i, SMALLEST_COLUMNS);
          }
        }
        return 1;
      }
    }
    return 0;
  }

  // The engine first lays a figure in a row out without a width, because a percentage is nothing
  // there.
  private void fitColumn(Element picture, int width, int height, int figures) {
    double column = columns * PIXELS_PER_COLUMN / figures * COLUMN;
    double shown = Math.min(width * Math.min(1, MAX_HEIGHT / height), column);
    picture.setAttribute(
        "style", String.format(Locale.ROOT, "max-width: %dpx", (int) Math.max(1, shown)));
  }

  // The engine distorts an image whose width is a percentage, so the width becomes pixels.
  private void resolvePercentage(Element picture) {
    String style = picture.getAttribute("style");
    int percent = style.indexOf('%');
    int width = Dom.number(picture.getAttribute("width"), 0);
    int height = Dom.number(picture.getAttribute("height"), 0);
    if (!style.startsWith(WIDTH_STYLE) || percent < 0 || width == 0 || height == 0) {
      return;
    }
    double share = Double.parseDouble(style.substring(WIDTH_STYLE.length(), percent)) / 100;
    long wide = Math.max(1, (long) (share * columns * PIXELS_PER_COLUMN));
    picture.removeAttribute("style");
    picture.setAttribute("width", Long.toString(wide));
    picture.setAttribute("height", Long.toString(Math.max(1, wide * height / width)));
  }

  // The engine takes the size of an image from its file, and applies only a maximum width.
  private void limitWidth(Element picture, int width, int height) {
    Resource file = pictures.get(picture.getAttribute("src"));
    if (file == null || width >= file.width()) {
      return;
    }
    double shown = width * Math.min(1, MAX_HEIGHT / height);
    double part = shown / (columns * PIXELS_PER_COLUMN);
    boolean fits = part < NARROW || Dom.isInside(picture, "table");
    picture.setAttribute(
        "style",
        fits
            ? String.format(Locale.ROOT, "max-width: %dpx", Math.round(shown))
            : String.format(Locale.ROOT, "max-width: %.2f%%", 100 * Math.min(1, part)));
  }

  // An image without a text alternative is decoration; a background is not read aloud.
  private void makeDecoration(Element picture, int width, int height) {
    Element decoration = picture.getOwnerDocument().createElement("span");
    decoration.setAttribute("class", "ornament");
    if (width > 0 && height > 0) {
      double scale = Math.min(1, Math.min(columns * MAX_DECORATION / width, MAX_HEIGHT / height));
      decoration.setAttribute(
          "style",
          String.format(
              Locale.ROOT,
              "width: %dpx; height: %dpx; background-image: url('%s')",
              Math.round(width * scale),
              Math.round(height * scale),
              picture.getAttribute("src")));
    }
    picture.getParentNode().replaceChild(decoration, picture);
  }
}
