package press.offprint.edition.pdf.math.layout;

import java.util.List;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.math.box.FontFace;
import press.offprint.edition.pdf.math.box.Mark;
import press.offprint.edition.pdf.math.box.MathBox;
import press.offprint.sfnt.MathConstant;
import press.offprint.sfnt.MathTable;
import press.offprint.sfnt.ScriptForms;
import press.offprint.sfnt.SfntFile;

/** A font with the table {@code MATH}, whose lengths are for a style. */
final class MathFont {
  private final FontFace face;
  private final MathTable table;
  private final ScriptForms forms;

  private MathFont(FontFace face, MathTable table, ScriptForms forms) {
    this.face = face;
    this.table = table;
    this.forms = forms;
  }

  static MathFont open(FontFile file) {
    SfntFile tables = FontFace.tables(file);
    return new MathFont(
        FontFace.open(file, tables), new MathTable(tables), new ScriptForms(tables));
  }

  FontFace face() {
    return face;
  }

  MathTable table() {
    return table;
  }

  /** Returns the size of text in a style. */
  double size(MathStyle style) {
    return style.size() * table.scriptScale(style.level());
  }

  /** Returns a length in a style. */
  double length(MathConstant constant, MathStyle style) {
    return table.constant(constant) * size(style);
  }

  /** Returns a length that is larger in a displayed formula. */
  double length(MathConstant text, MathConstant display, MathStyle style) {
    return length(style.display() ? display : text, style);
  }

  double axis(MathStyle style) {
    return length(MathConstant.AXIS_HEIGHT, style);
  }

  /** Returns the glyph of a character in a style; 0 if the font lacks it. */
  int glyph(int character, MathStyle style) {
    return forms.form(face.metrics().glyph(character), style.level());
  }

  /** Returns one glyph as a box. */
  MathBox box(int glyph, String text, MathStyle style) {
    double size = size(style);
    var bounds = face.metrics().bounds(glyph);
    return new MathBox(
        face.metrics().advance(glyph) * size,
        Math.max(0, bounds.top() * size),
        Math.max(0, -bounds.bottom() * size),
        table.italicsCorrection(glyph) * size,
        table.accentAttachment(glyph) * size,
        new MathBox.Letter(glyph, size),
        List.of(new Mark.Glyph(face, glyph, 0, 0, size, text, style.colour())));
  }
}
