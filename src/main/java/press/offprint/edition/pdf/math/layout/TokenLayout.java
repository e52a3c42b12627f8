package press.offprint.edition.pdf.math.layout;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.pdf.font.ScriptFeatures;
import press.offprint.edition.pdf.font.ShapedGlyphs;
import press.offprint.edition.pdf.math.box.FontFace;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.model.text.MathItalic;
import press.offprint.sfnt.GlyphMetrics;

/** The text of identifiers, numbers, operators and words. */
final class TokenLayout {
  static final char FUNCTION_APPLICATION = '\u2061';
  private static final int INVISIBLE_SEPARATOR = 0x2063;
  private static final int FIRST_INVISIBLE = 0x2060;
  private static final int LAST_INVISIBLE = 0x2064;
  private static final double THOUSAND = 1000;
  private static final String VARIANT = "mathvariant";

  /** The widths of spaces in em, as KaTeX means them. */
  private static final Map<Integer, Double> SPACES =
      Map.of(
          0x2000, 0.5, 0x2001, 1.0, 0x2002, 0.5, 0x2003, 1.0, 0x2004, 1 / 3.0, 0x2005, 4 / 18.0,
          0x2009, 3 / 18.0, 0x200A, 1 / 18.0, 0x200B, 0.0, 0x205F, 4 / 18.0);

  private final MathFaces faces;
  private final MathFont font;
  private final double textSize;
  private final Map<List<Object>, FontFace> found = new HashMap<>();

  /**
   * Creates the layout.
   *
   * @param textSize the size of the text around the formula in em of the formula
   */
  TokenLayout(MathFaces faces, MathFont font, double textSize) {
    this.faces = faces;
    this.font = font;
    this.textSize = textSize;
  }

  /** Returns the text of a token without white space around it and without invisible operators. */
  static String text(Element token) {
    StringBuilder text = new StringBuilder();
    token
        .getTextContent()
        .strip()
        .codePoints()
        .filter(c -> c < FIRST_INVISIBLE || c > LAST_INVISIBLE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Returns true for a text that is only space. */
  static boolean isSpace(Element text) {
    return text.getTextContent()
        .codePoints()
        .allMatch(c -> SPACES.containsKey(c) || isWordSpace(c) || c == INVISIBLE_SEPARATOR);
  }

  private static boolean isWordSpace(int c) {
    return c == ' ' || c == 0xA0 || c == 0x202F;
  }

  /** Lays out an identifier; a single letter without an attribute is italic. */
  MathBox identifier(Element token, MathStyle style) {
    String text = text(token);
    boolean single = text.codePointCount(0, text.length()) == 1;
    boolean upright = token.getAttribute(VARIANT).equals("normal");
    // TeX has only the italic form of the partial derivative.
    boolean italic = single && (!upright || text.equals("∂"));
    return letters(italic ? Character.toString(MathItalic.of(text.codePointAt(0))) : text, style);
  }

  /** Lays out a number or an operator that does not grow. */
  MathBox letters(Element token, MathStyle style) {
    return letters(text(token), style);
  }

  private MathBox letters(String text, MathStyle style) {
    List<MathBox> boxes = new ArrayList<>();
    text.codePoints().map(OperatorDictionary::fence).forEach(c -> boxes.add(letter(c, style)));
    return boxes.size() == 1
        ? boxes.get(0)
        : inLine(boxes, new MathBox.Letter(MathBox.Letter.SEVERAL, font.size(style)));
  }

  /** Returns a character in the maths font, or else in a font of the text. */
  MathBox letter(int c, MathStyle style) {
    int glyph = font.glyph(c, style);
    if (glyph != 0) {
      return font.box(glyph, MathItalic.text(c), style);
    } else if (isWordSpace(c)) {
      return MathBox.space(font.size(style) / 4, 0, 0);
    }
    return word(c, new MathFaces.TextStyle(Role.SERIF, false, false), style);
  }

  /** Lays out words in the font of the text. */
  MathBox words(Element token, MathStyle style) {
    String variant = token.getAttribute(VARIANT);
    Role role =
        variant.equals("monospace")
            ? Role.MONO
            : variant.contains("sans-serif") ? Role.SANS : Role.SERIF;
    MathFaces.TextStyle textStyle =
        new MathFaces.TextStyle(role, variant.contains("bold"), variant.contains("italic"));
    List<MathBox> boxes = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    String text = token.getTextContent();
    double sign = text.indexOf(INVISIBLE_SEPARATOR) >= 0 ? -1 : 1;
    StringBuilder joined = new StringBuilder();
    int at = 0;
    for (int c : text.codePoints().toArray()) {
      int place = at;
      at += Character.charCount(c);
      if (isJoined(c)) {
        joined.appendCodePoint(c);
        continue;
      }
      addJoined(joined, textStyle, style, boxes);
      fill(places, boxes.size(), place - 1);
      Double space = SPACES.get(c);
      if (space != null) {
        boxes.add(MathBox.space(sign * space * font.size(style), 0, 0));
      } else if (c < FIRST_INVISIBLE || c > LAST_INVISIBLE) {
        boxes.add(word(isWordSpace(c) || c == '\n' ? ' ' : c, textStyle, style));
      }
      fill(places, boxes.size(), place);
    }
    addJoined(joined, textStyle, style, boxes);
    fill(places, boxes.size(), at - 1);
    return inLine(inVisualOrder(boxes, places, text), null);
  }

  private static void fill(List<Integer> places, int size, int place) {
    while (places.size() < size) {
      places.add(place);
    }
  }

  /** The order of UAX 9 in a text whose direction is that of formulas, left to right. */
  private static List<MathBox> inVisualOrder(
      List<MathBox> boxes, List<Integer> places, String text) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return boxes;
    }
    byte[] levels = new byte[boxes.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(places.get(i));
    }
    MathBox[] ordered = boxes.toArray(MathBox[]::new);
    Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
    return List.of(ordered);
  }

  /** Returns true for a letter of a script whose glyphs depend on the letters beside it. */
  private static boolean isJoined(int c) {
    byte direction = Character.getDirectionality(c);
    return ScriptFeatures.isShaped(c)
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void addJoined(
      StringBuilder word, MathFaces.TextStyle textStyle, MathStyle style, List<MathBox> boxes) {
    if (word.isEmpty()) {
      return;
    }
    String text = word.toString();
    word.setLength(0);
    FontFace face = face(text.codePointAt(0), textStyle);
    ShapedGlyphs shaped =
        faces
            .shaped(text, face)
            .orElseThrow(() -> new MathLayoutException("No font has all characters of " + text));
    double size = font.size(style) * textSize;
    double height = 0;
    double depth = 0;
    List<Mark.Glyph> glyphs = new ArrayList<>();
    for (ShapedGlyphs.Glyph glyph : shaped.glyphs()) {
      double x = glyph.x() / THOUSAND * size;
      double y = glyph.y() / THOUSAND * size;
      GlyphMetrics.Bounds bounds = face.metrics().bounds(glyph.id());
      height = Math.max(height, y + bounds.top() * size);
      depth = Math.max(depth, -y - bounds.bottom() * size);
      String letter = Character.toString(text.codePointAt(glyph.character()));
      glyphs.add(new Mark.Glyph(face, glyph.id(), x, y, size, letter, style.colour()));
    }
    boxes.add(
        MathBox.of(
            shaped.advance() / THOUSAND * size,
            height,
            depth,
            List.of(new Mark.Assembly(glyphs, text))));
  }

  private FontFace face(int c, MathFaces.TextStyle textStyle) {
    FontFace face =
        found.computeIfAbsent(List.of(c, textStyle), key -> faces.text(c, textStyle).orElse(null));
    if (face == null) {
      throw new MathLayoutException("No font has the character " + Character.toString(c));
    }
    return face;
  }

  private MathBox word(int c, MathFaces.TextStyle textStyle, MathStyle style) {
    FontFace face = face(c, textStyle);
    int glyph = face.metrics().glyph(c);
    double size = font.size(style) * textSize;
    GlyphMetrics.Bounds bounds = face.metrics().bounds(glyph);
    return MathBox.of(
        face.metrics().advance(glyph) * size,
        Math.max(0, bounds.top() * size),
        Math.max(0, -bounds.bottom() * size),
        List.of(new Mark.Glyph(face, glyph, 0, 0, size, Character.toString(c), style.colour())));
  }

  private static MathBox inLine(List<MathBox> boxes, MathBox.Letter letter) {
    MathBox.Builder line = new MathBox.Builder();
    double x = 0;
    double italic = 0;
    for (MathBox box : boxes) {
      line.add(box, x, 0);
      x += box.width();
      italic = box.italic();
    }
    MathBox all = line.build();
    return new MathBox(x, all.height(), all.depth(), italic, Double.NaN, letter, all.marks());
  }
}
