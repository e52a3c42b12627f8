package press.offprint.edition.pdf.measure;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * One line of type on a page, from left to right.
 *
 * @param page from 0
 * @param baseline in points from the top of the page
 */
record TypeLine(int page, float baseline, List<TextPosition> glyphs) {
  private static final float SAME_SIZE = 0.3f;

  /** Returns the left edge in points. */
  float left() {
    return glyphs.get(0).getXDirAdj();
  }

  /** Returns the right edge of the last visible glyph in points. */
  float right() {
    TextPosition last = glyphs.get(glyphs.size() - 1);
    return last.getXDirAdj() + last.getWidthDirAdj();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    glyphs.forEach(glyph -> text.append(glyph.getUnicode()));
    return text.toString();
  }

  /** Returns the first character of the text, which is at the right edge in Arabic or Hebrew. */
  int first() {
    TextPosition first = isRightToLeft() ? glyphs.get(glyphs.size() - 1) : glyphs.get(0);
    return first.getUnicode().codePointAt(0);
  }

  /** Returns the text up to the first gap that is wider than a word space, such as a cell's end. */
  String firstCell() {
    StringBuilder text = new StringBuilder();
    TextPosition before = glyphs.get(0);
    for (TextPosition glyph : glyphs) {
      if (glyph.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj() > sizeOf(before)) {
        break;
      }
      text.append(glyph.getUnicode());
      before = glyph;
    }
    return text.toString();
  }

  private boolean isRightToLeft() {
    long letters =
        glyphs.stream()
            .filter(glyph -> direction(glyph) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
            .count();
    long right =
        glyphs.stream()
            .map(TypeLine::direction)
            .filter(
                direction ->
                    direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
            .count();
    return right > letters;
  }

  private static byte direction(TextPosition glyph) {
    return Character.getDirectionality(glyph.getUnicode().codePointAt(0));
  }

  /** Returns true for a hyphen between two parts of a word, not for a dash. */
  boolean endsWithHyphen() {
    String text = text().stripTrailing();
    int last = text.length() - 1;
    return last > 0
        && "-\u00AD\u2010".indexOf(text.charAt(last)) >= 0
        && Character.isLetter(text.charAt(last - 1));
  }

  /** Returns true if most glyphs are in this font and size. */
  boolean isMostly(Face face) {
    return glyphs.stream().filter(face::has).count() * 2 > glyphs.size();
  }

  /** Returns true for a dotted leader with a page number, but without a text before it. */
  boolean isLeader() {
    return hasLeader() && text().indexOf(". . .") < 3;
  }

  /** Returns true for a line of a list of contents or links. */
  boolean hasLeader() {
    return text().contains(". . . .");
  }

  boolean isMonospaced() {
    return glyphs.stream().filter(TypeLine::isMonospaced).count() * 2 > glyphs.size();
  }

  boolean beginsMonospaced() {
    return isMonospaced(glyphs.get(0));
  }

  private static boolean isMonospaced(TextPosition glyph) {
    return glyph.getFont().getName().contains("Code");
  }

  /**
   * Returns each space between two words in body text, in multiples of the natural space.
   *
   * @param face of the body text; other text has other spaces
   */
  List<Float> wordSpaces(Face face) {
    List<Float> spaces = new ArrayList<>();
    TextPosition before = null;
    StringBuilder text = new StringBuilder();
    boolean space = false;
    float natural = 0;
    for (TextPosition glyph : glyphs) {
      if (glyph.getUnicode().isBlank()) {
        space = before != null;
        natural = glyph.getWidthDirAdj();
        continue;
      }
      if (space && !isMarker(text) && natural > 0 && face.has(before) && face.has(glyph)) {
        float gap = glyph.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
        spaces.add(gap / natural);
      }
      space = false;
      before = glyph;
      text.append(glyph.getUnicode());
    }
    return spaces;
  }

  /** Returns the size of a glyph in points; the text position rounds it down. */
  static float sizeOf(TextPosition glyph) {
    return glyph.getTextMatrix().getScalingFactorY();
  }

  private static boolean isMarker(StringBuilder text) {
    return text.length() < 5 && !Character.isLetter(text.charAt(0));
  }

  /** A font in one size. */
  record Face(String name, float size) {
    static Face of(TextPosition glyph) {
      String name = glyph.getFont().getName();
      return new Face(name.substring(name.indexOf('+') + 1), Math.round(sizeOf(glyph) * 10) / 10f);
    }

    boolean has(TextPosition glyph) {
      Face other = of(glyph);
      return other.name.equals(name) && Math.abs(other.size - size) < SAME_SIZE;
    }
  }
}
