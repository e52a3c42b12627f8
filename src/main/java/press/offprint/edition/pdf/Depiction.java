package press.offprint.edition.pdf;

import java.util.Locale;
import org.w3c.dom.Element;

/** Gives pictures the form and size that the engine can print. */
final class Depiction {
  /** How wide a column is, nearly, in CSS pixels. */
  private static final double COLUMN = 440;

  private Depiction() {}

  // A picture without a text alternative is decoration: a background is not read aloud.
  static void of(Element picture) {
    if (!picture.getAttribute("alt").isBlank()) {
      measure(picture);
      return;
    }
    Element ornament = picture.getOwnerDocument().createElement("span");
    ornament.setAttribute("class", "ornament");
    int width = Imposition.number(picture.getAttribute("width"), 0);
    int height = Imposition.number(picture.getAttribute("height"), 0);
    if (width > 0 && height > 0) {
      double part = part(picture.getAttribute("style"));
      double scale = part > 0 ? part * COLUMN / width : Math.min(1, COLUMN / width);
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

  // Of a height that follows a part of the width, the engine makes another shape.
  private static void measure(Element picture) {
    double part = part(picture.getAttribute("style"));
    int width = Imposition.number(picture.getAttribute("width"), 0);
    int height = Imposition.number(picture.getAttribute("height"), 0);
    if (part > 0 && width > 0 && height > 0) {
      long wide = Math.round(part * COLUMN);
      picture.removeAttribute("style");
      picture.setAttribute("width", Long.toString(wide));
      picture.setAttribute("height", Long.toString(Math.max(1, wide * height / width)));
    }
  }

  // "width: 50%" as the body writes it; 0 where it says nothing.
  private static double part(String style) {
    int end = style.indexOf('%');
    return style.startsWith("width: ") && end > 0
        ? Double.parseDouble(style.substring(7, end)) / 100
        : 0;
  }
}
