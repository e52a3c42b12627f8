package press.offprint.edition.pdf.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.TextPosition;

/**
 * The lines of justified paragraphs that have words and formulas, by the positions of their glyphs:
 * how many end before the right edge, and how many have wide or narrow spaces between words.
 */
public final class FormulaMeasures {
  private static final float WIDE = 1.5f + 0.02f;
  private static final float NARROW = 1 - 0.33f - 0.02f;
  private static final float RAGGED_POINTS = 2f;

  /** The step to the next line of a paragraph in multiples of the type size. */
  private static final float LARGEST_STEP = 2.2f;

  /** A displayed formula has more space before it, in multiples of the type size. */
  private static final float INDENT = 3;

  private int lines;
  private int ragged;
  private int wide;
  private int narrow;
  private int overfull;
  private final List<String> findings = new ArrayList<>();

  /** Measures all PDFs below a folder, or one PDF. */
  public static FormulaMeasures of(Path folder) throws IOException {
    FormulaMeasures measures = new FormulaMeasures();
    PdfFolder.read(folder, measures::add);
    return measures;
  }

  /** Adds one document. */
  public void add(String name, byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      List<TypePage> pages = TypePage.of(pdf);
      TypeLine.Face face = PageMeasures.body(pages);
      float left = leftEdge(pages, face);
      float right = PageMeasures.rightEdge(pages, face);
      for (TypePage page : pages) {
        List<TypeLine> all = page.lines();
        for (int i = 0; i + 1 < all.size(); i++) {
          TypeLine line = all.get(i);
          TypeLine next = all.get(i + 1);
          if (isMixed(line, face)
              && line.left() < left + INDENT * face.size()
              && isFollowed(line, next, face)
              && right(line) + beginWidth(next) > right) {
            measure(name, line, face, right);
          }
        }
      }
    }
  }

  private static boolean isMixed(TypeLine line, TypeLine.Face face) {
    return line.glyphs().stream().anyMatch(FormulaMeasures::isMaths)
        && line.glyphs().stream().filter(face::has).count() >= 3;
  }

  private static boolean isMaths(TextPosition glyph) {
    return glyph.getFont().getName().contains("Math");
  }

  /** Returns true if the next line continues the paragraph of this line. */
  private static boolean isFollowed(TypeLine line, TypeLine next, TypeLine.Face face) {
    float step = next.baseline() - line.baseline();
    return step < face.size() * LARGEST_STEP
        && next.left() < line.left() + 1
        && next.left() > line.left() - 2.2f * face.size()
        && next.glyphs().stream().anyMatch(face::has);
  }

  private static float leftEdge(List<TypePage> pages, TypeLine.Face face) {
    return (float)
        pages.stream()
            .flatMap(page -> page.lines().stream())
            .filter(line -> line.isMostly(face))
            .mapToDouble(TypeLine::left)
            .min()
            .orElse(0);
  }

  /** Returns the right edge of all glyphs; the last one may be an accent. */
  private static float right(TypeLine line) {
    return (float)
        line.glyphs().stream()
            .mapToDouble(glyph -> glyph.getXDirAdj() + glyph.getWidthDirAdj())
            .max()
            .orElse(0);
  }

  // A line that has room for what the next one begins with is the last of its paragraph.
  private static float beginWidth(TypeLine line) {
    float right = line.left();
    for (TextPosition glyph : line.glyphs()) {
      if (glyph.getUnicode().isBlank()) {
        return right - line.left() + glyph.getWidthDirAdj();
      }
      right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
    }
    return right - line.left();
  }

  private void measure(String name, TypeLine line, TypeLine.Face face, float right) {
    lines++;
    List<Float> spaces = line.wordSpaces(face);
    if (right(line) > right + RAGGED_POINTS) {
      overfull++;
      find("overfull", name, line);
    }
    if (right(line) < right - RAGGED_POINTS) {
      ragged++;
      find("ragged", name, line);
    } else if (spaces.stream().anyMatch(space -> space > WIDE)) {
      wide++;
      find("wide", name, line);
    }
    if (spaces.stream().anyMatch(space -> space < NARROW)) {
      narrow++;
      find("narrow", name, line);
    }
  }

  private void find(String kind, String name, TypeLine line) {
    findings.add(kind + ": " + name + " page " + (line.page() + 1) + ": " + line.text());
  }

  /** Returns a table of all measures. */
  public String table() {
    return "lines with words and formulas "
        + lines
        + row("end before the right edge", ragged)
        + row("have spaces over 1.5 x", wide)
        + row("have spaces below 0.67 x", narrow)
        + row("end after the right edge", overfull);
  }

  private String row(String name, int count) {
    return String.format(
        Locale.ROOT, "%n  %s: %d (%.2f %%)", name, count, PageMeasures.share(count, lines));
  }

  /** Prints the measures of all PDFs below each folder; {@code -v} first also prints the places. */
  public static void main(String[] arguments) throws IOException {
    boolean places = arguments.length > 0 && arguments[0].equals("-v");
    for (int i = places ? 1 : 0; i < arguments.length; i++) {
      FormulaMeasures measures = of(Path.of(arguments[i]));
      System.out.println(arguments[i]);
      System.out.println(measures.table());
      if (places) {
        measures.findings.forEach(System.out::println);
      }
    }
  }
}
