package press.offprint.edition.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The problems of a post that only its PDF has: missing glyphs and rejected formulas. */
final class PdfProblems {
  private static final int CHARACTERS_IN_A_MESSAGE = 12;
  private static final Problem MISSING_FONT =
      Problem.warning(
          ProblemCode.GLYPH_MISSING,
          0,
          "The PDF shows the source of formulas, because no font for maths is there.",
          "Build again with network, so that the build can fetch STIX Two Math.");

  private PdfProblems() {}

  /**
   * Returns the problems of a PDF.
   *
   * @param missing the characters that no font has
   */
  static List<Problem> of(BitSet missing, MathDrawer formulas) {
    List<Problem> problems = new ArrayList<>(glyphProblems(missing));
    if (formulas.hasFont()) {
      formulas.rejected().forEach(source -> problems.add(formulaProblem(source)));
    } else if (!formulas.rejected().isEmpty()) {
      problems.add(MISSING_FONT);
    }
    return problems;
  }

  private static Problem formulaProblem(String source) {
    return Problem.warning(
        ProblemCode.MATHS_INVALID,
        0,
        "The PDF shows the source of this formula, because the formula cannot be laid out: "
            + source,
        "Write the formula in a simpler way. The page and the ebook show it.");
  }

  private static List<Problem> glyphProblems(BitSet missing) {
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    missing.stream()
        .limit(CHARACTERS_IN_A_MESSAGE)
        .mapToObj(c -> String.format(Locale.ROOT, "%s (U+%04X)", Character.toString(c), c))
        .forEach(names::add);
    int more = missing.cardinality() - names.size();
    return List.of(
        Problem.warning(
            ProblemCode.GLYPH_MISSING,
            0,
            "No font has "
                + String.join(", ", names)
                + (more > 0 ? " and " + more + " more characters" : "")
                + "; the PDF shows a replacement mark.",
            "Write another character, or add a font that has it to the list of fonts."));
  }
}
