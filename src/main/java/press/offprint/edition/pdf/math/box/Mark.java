package press.offprint.edition.pdf.math.box;

import java.util.List;

/** Something that a formula draws. The colour is 0xRRGGBB, or negative for that of the text. */
public sealed interface Mark {

  /** Returns the mark at another place. */
  Mark moved(double dx, double dy);

  /**
   * A glyph.
   *
   * @param size in em of the formula
   * @param text the characters that it shows
   */
  record Glyph(FontFace face, int id, double x, double y, double size, String text, int colour)
      implements Mark {
    @Override
    public Glyph moved(double dx, double dy) {
      return new Glyph(face, id, x + dx, y + dy, size, text, colour);
    }
  }

  /** Several glyphs that are the parts of one sign. */
  record Assembly(List<Glyph> glyphs, String text) implements Mark {
    public Assembly {
      glyphs = List.copyOf(glyphs);
    }

    @Override
    public Assembly moved(double dx, double dy) {
      return new Assembly(glyphs.stream().map(glyph -> glyph.moved(dx, dy)).toList(), text);
    }
  }

  /** A filled rectangle, with its lower left corner. */
  record Rule(double x, double y, double width, double height, int colour) implements Mark {
    @Override
    public Rule moved(double dx, double dy) {
      return new Rule(x + dx, y + dy, width, height, colour);
    }
  }

  /** A line from one point to another. */
  record Line(double x, double y, double toX, double toY, double thickness, int colour)
      implements Mark {
    @Override
    public Line moved(double dx, double dy) {
      return new Line(x + dx, y + dy, toX + dx, toY + dy, thickness, colour);
    }
  }
}
