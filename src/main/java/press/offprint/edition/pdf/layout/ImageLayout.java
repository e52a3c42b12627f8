package press.offprint.edition.pdf.layout;

import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.Resource;

/**
 * Prepares the pictures of a document: as wide as the post says, and those without meaning taken
 * out of what is read aloud.
 *
 * @param pictures by the URI that the document knows each by
 * @param columns characters of code that a line of the page holds
 */
record ImageLayout(Map<String, Resource> pictures, int columns) {
  /** A line is so many pixels wide for each character of code that it holds. */
  static final double LINE = 6.37;

  /** As the body writes it, before the percentage. */
  private static final String PART = "width: ";

  /** Of them a picture without meaning may have so many. */
  private static final double ORNAMENT = 5.8;

  /** As many pixels as any picture may be high. */
  private static final double MOST_HIGH = 620;

  /** What is so narrow, as a part of the line, fits wherever it stands. */
  private static final double NARROW = 0.3;

  /** An item or a quotation of no more words than that is surely no longer than a page. */
  private static final int MOST_CHARACTERS = 600;

  private static final int MOST_PICTURES = 2;

  /**
   * Keeps a short item or quotation that begins with a picture whole: its bullet or its rule would
   * stand alone at the foot of a page where the picture goes on to the next.
   */
  static void tie(Element block) {
    if (beginsWithPicture(block)
        && block.getTextContent().length() <= MOST_CHARACTERS
        && Dom.elements(block).stream().filter(part -> Dom.is(part, "img")).count()
            <= MOST_PICTURES) {
      Dom.addClass(block, "together");
    }
  }

  private static boolean beginsWithPicture(Element block) {
    Node first = block.getFirstChild();
    while (first != null && !Dom.is(first, "img")) {
      boolean passed =
          first instanceof Text text ? text.getData().isBlank() : Dom.hasClass(first, "marker");
      first = passed ? first.getNextSibling() : first.getFirstChild();
    }
    return first != null;
  }

  void depict(Element picture) {
    measure(picture);
    int width = PrintLayout.number(picture.getAttribute("width"), 0);
    int height = PrintLayout.number(picture.getAttribute("height"), 0);
    if (picture.getAttribute("alt").isBlank()) {
      adorn(picture, width, height);
    } else if (width > 0 && height > 0 && !picture.hasAttribute("style")) {
      size(picture, width, height);
    }
  }

  // What is wanted as a part of the line, in pixels; the engine makes another shape of it.
  private void measure(Element picture) {
    String style = picture.getAttribute("style");
    int percent = style.indexOf('%');
    int width = PrintLayout.number(picture.getAttribute("width"), 0);
    int height = PrintLayout.number(picture.getAttribute("height"), 0);
    if (!style.startsWith(PART) || percent < 0 || width == 0 || height == 0) {
      return;
    }
    double part = Double.parseDouble(style.substring(PART.length(), percent)) / 100;
    long wide = Math.max(1, (long) (part * columns * LINE));
    picture.removeAttribute("style");
    picture.setAttribute("width", Long.toString(wide));
    picture.setAttribute("height", Long.toString(Math.max(1, wide * height / width)));
  }

  // The engine takes a picture's size from its file alone, and heeds of a style only what it may be
  // at most.
  private void size(Element picture, int width, int height) {
    Resource file = pictures.get(picture.getAttribute("src"));
    if (file == null || width >= file.width()) {
      return;
    }
    double shown = width * Math.min(1, MOST_HIGH / height);
    double part = shown / (columns * LINE);
    boolean fits = part < NARROW || Dom.isInside(picture, "table");
    picture.setAttribute(
        "style",
        fits
            ? String.format(Locale.ROOT, "max-width: %dpx", Math.round(shown))
            : String.format(Locale.ROOT, "max-width: %.2f%%", 100 * Math.min(1, part)));
  }

  // A picture without a text alternative is decoration: a background is not read aloud.
  private void adorn(Element picture, int width, int height) {
    Element ornament = picture.getOwnerDocument().createElement("span");
    ornament.setAttribute("class", "ornament");
    if (width > 0 && height > 0) {
      double scale = Math.min(1, Math.min(columns * ORNAMENT / width, MOST_HIGH / height));
      ornament.setAttribute(
          "style",
          String.format(
              Locale.ROOT,
              "width: %dpx; height: %dpx; background-image: url('%s')",
              Math.round(width * scale),
              Math.round(height * scale),
              picture.getAttribute("src")));
    }
    picture.getParentNode().replaceChild(ornament, picture);
  }
}
