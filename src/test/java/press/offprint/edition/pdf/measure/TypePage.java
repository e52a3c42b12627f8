package press.offprint.edition.pdf.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * The lines of one page without running head and page number.
 *
 * @param height of the page in points
 * @param bottom the lowest edge of lines and pictures, in points from the top
 */
record TypePage(int number, float height, List<TypeLine> lines, float bottom) {
  private static final float HEAD = 0.085f;
  private static final float FOOT = 0.905f;

  /** A smaller step is a superscript or a formula on the same line. */
  private static final float MIN_STEP = 5.5f;

  /** Returns all pages of a document. */
  static List<TypePage> of(PDDocument pdf) throws IOException {
    List<TypePage> pages = new ArrayList<>();
    for (int number = 0; number < pdf.getNumberOfPages(); number++) {
      pages.add(new Reader(number).read(pdf));
    }
    return pages;
  }

  private static final class Reader extends PDFTextStripper {
    private final int number;
    private final List<TextPosition> glyphs = new ArrayList<>();
    private float lowestPicture;
    private float height;

    Reader(int number) {
      this.number = number;
    }

    TypePage read(PDDocument pdf) throws IOException {
      setStartPage(number + 1);
      setEndPage(number + 1);
      height = pdf.getPage(number).getMediaBox().getHeight();
      getText(pdf);
      List<TypeLine> lines = lines();
      float lowest = lowestPicture;
      for (TypeLine line : lines) {
        lowest = Math.max(lowest, line.baseline());
      }
      return new TypePage(number, height, lines, lowest);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      float y = glyph.getYDirAdj();
      if (y > height * HEAD && y < height * FOOT && TypeLine.sizeOf(glyph) > 0) {
        glyphs.add(glyph);
      }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (operator.getName().equals("Do")) {
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        lowestPicture = Math.max(lowestPicture, height - place.getTranslateY());
      }
      super.processOperator(operator, operands);
    }

    private List<TypeLine> lines() {
      glyphs.sort(Comparator.comparing(TextPosition::getYDirAdj));
      List<TypeLine> lines = new ArrayList<>();
      List<TextPosition> line = new ArrayList<>();
      // The line follows its large glyphs, because notes and formulas have other baselines.
      for (TextPosition glyph : glyphs) {
        if (!line.isEmpty()
            && glyph.getYDirAdj() - line.get(line.size() - 1).getYDirAdj() > MIN_STEP) {
          add(lines, line);
          line = new ArrayList<>();
        }
        line.add(glyph);
      }
      add(lines, line);
      return lines;
    }

    private void add(List<TypeLine> lines, List<TextPosition> line) {
      if (line.stream().allMatch(glyph -> glyph.getUnicode().isBlank())) {
        return;
      }
      line.sort(Comparator.comparing(TextPosition::getXDirAdj));
      List<TextPosition> trimmed = new ArrayList<>(line);
      while (trimmed.get(0).getUnicode().isBlank()) {
        trimmed.remove(0);
      }
      while (trimmed.get(trimmed.size() - 1).getUnicode().isBlank()) {
        trimmed.remove(trimmed.size() - 1);
      }
      float baseline =
          trimmed.stream().max(Comparator.comparing(TypeLine::sizeOf)).orElseThrow().getYDirAdj();
      lines.add(new TypeLine(number, baseline, trimmed));
    }
  }
}
