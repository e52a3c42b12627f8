package press.offprint.edition.pdf.math.layout;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.awt.Font;
import java.text.Bidi;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.font.ShapedGlyphs;
import press.offprint.edition.pdf.math.box.FontFace;

/** The fonts of formulas: one with the table {@code MATH}, and those of the text. Thread-safe. */
public final class MathFaces {
  private static final int BOLD = 600;

  private final List<FontFile> fonts;
  private final AwtFonts shapers;
  private final ConcurrentMap<String, FontFace> faces = new ConcurrentHashMap<>();

  @GuardedBy("this")
  private Optional<MathFont> maths; // null until it is needed

  /**
   * Creates the fonts without opening one.
   *
   * @param shapers the fonts by which scripts with joined letters are shaped
   */
  public MathFaces(List<FontFile> fonts, AwtFonts shapers) {
    this.fonts = List.copyOf(fonts);
    this.shapers = shapers;
  }

  /**
   * Returns the glyphs of a word by the rules of its script; empty if the font lacks a character.
   */
  Optional<ShapedGlyphs> shaped(String word, FontFace face) {
    Font font = shapers.of(face.file());
    return Bidi.requiresBidi(word.toCharArray(), 0, word.length())
        ? ShapedGlyphs.rightToLeft(word, font)
        : ShapedGlyphs.of(word, font);
  }

  /** The style of a text in a formula. */
  record TextStyle(Role role, boolean bold, boolean italic) {}

  /** Returns the maths font, or else any font with the table; empty if there is none. */
  synchronized Optional<MathFont> maths() {
    if (maths == null) {
      maths =
          fonts.stream()
              .filter(font -> font.role() == Role.MATHS)
              .findFirst()
              .or(
                  () ->
                      fonts.stream()
                          .filter(font -> font.role() == Role.SIGNS)
                          .filter(font -> FontFace.tables(font).table("MATH").isPresent())
                          .findFirst())
              .map(MathFont::open);
    }
    return maths;
  }

  /** Returns the font for a character of a text: of its style, or else any that has it. */
  Optional<FontFace> text(int character, TextStyle style) {
    return fonts.stream()
        .filter(font -> font.role() == style.role() && font.languages().isEmpty())
        .filter(font -> font.italic() == style.italic())
        .filter(font -> (font.weight() >= BOLD) == style.bold())
        .filter(font -> font.coverage().get().has(character))
        .findFirst()
        .or(
            () ->
                fonts.stream()
                    .filter(font -> !font.italic())
                    .filter(font -> font.coverage().get().has(character))
                    .findFirst())
        .map(this::open);
  }

  private FontFace open(FontFile file) {
    return faces.computeIfAbsent(file.name(), name -> FontFace.open(file));
  }

  /**
   * Returns by how much the maths font is set larger, so that its letters fit those of the text.
   */
  double scale() {
    Optional<FontFace> text = text('x', new TextStyle(Role.SERIF, false, false));
    return text.isEmpty() || maths().isEmpty()
        ? 1
        : text.get().metrics().letterHeight() / maths().get().face().metrics().letterHeight();
  }
}
