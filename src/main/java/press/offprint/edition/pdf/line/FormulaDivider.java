package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.newmatch.CascadedStyle;
import com.openhtmltopdf.css.parser.PropertyValue;
import com.openhtmltopdf.css.sheet.PropertyDeclaration;
import com.openhtmltopdf.css.sheet.StylesheetInfo;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.layout.Styleable;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.InlineBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.css.CSSPrimitiveValue;
import press.offprint.edition.pdf.math.FormulaBox;
import press.offprint.edition.pdf.math.box.MathBox;

/** The replacement of the formulas of a paragraph by a box for each line that they are on. */
final class FormulaDivider {
  private final BlockBox block;
  private final Paragraph.Styles styles;

  FormulaDivider(BlockBox block, Paragraph.Styles styles) {
    this.block = block;
    this.styles = styles;
  }

  /**
   * Returns the content of the block with divided formulas.
   *
   * @param feeds true for each offset at which a line begins
   */
  List<Styleable> content(List<ParagraphText.Run> runs, boolean[] feeds) {
    List<Styleable> content = new ArrayList<>(block.getInlineContent());
    for (int from = 0; from < runs.size(); from++) {
      int to = end(runs, from);
      List<ParagraphText.Run> pieces = runs.subList(from, to);
      if (to - from > 1) {
        List<Integer> ends = ends(pieces, feeds);
        if (ends.size() > 1 || pieces.get(0).piece().shrunk()) {
          BlockBox whole = runs.get(from).box();
          int place = content.indexOf(whole);
          content.remove(place);
          content.addAll(place, lines(whole, runs.get(from).piece(), ends));
        }
      }
      from = to - 1;
    }
    return content;
  }

  /** Returns the run after the pieces of one formula. */
  private static int end(List<ParagraphText.Run> runs, int from) {
    int to = from + 1;
    while (to < runs.size() && runs.get(from).isContinuedBy(runs.get(to))) {
      to++;
    }
    return to;
  }

  /** Returns the pieces after which a line ends, and the number of all pieces. */
  private static List<Integer> ends(List<ParagraphText.Run> pieces, boolean[] feeds) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i < pieces.size(); i++) {
      if (feeds[pieces.get(i).start()]) {
        ends.add(i);
      }
    }
    ends.add(pieces.size());
    return ends;
  }

  private List<Styleable> lines(BlockBox whole, FormulaPiece formula, List<Integer> ends) {
    List<Styleable> lines = new ArrayList<>();
    int from = 0;
    for (int to : ends) {
      if (from > 0) {
        lines.add(lineEnd());
      }
      MathBox line = formula.formula().line(from, to);
      lines.add(new FormulaBox(whole, sized(whole, line, formula.scale()), line));
      from = to;
    }
    return lines;
  }

  // The layout engine begins a line at a text only.
  private InlineBox lineEnd() {
    InlineBox end = new InlineBox("\n");
    end.setStyle(styles.preformatted(block.getStyle().createAnonymousStyle(IdentValue.INLINE)));
    end.setStartsHere(true);
    end.setEndsHere(true);
    return end;
  }

  private static CalculatedStyle sized(BlockBox whole, MathBox line, double scale) {
    CascadedStyle size =
        CascadedStyle.createLayoutStyle(
            new PropertyDeclaration[] {
              length(CSSName.WIDTH, line.fullWidth() * scale),
              length(CSSName.HEIGHT, line.total() * scale),
              length(CSSName.VERTICAL_ALIGN, -line.depth() * scale)
            });
    return Paragraph.Styles.changed(whole.getStyle(), size, CSSName.WIDTH);
  }

  private static PropertyDeclaration length(CSSName name, double em) {
    String text = String.format(Locale.ROOT, "%.4fem", em);
    PropertyValue value = new PropertyValue(CSSPrimitiveValue.CSS_EMS, (float) em, text);
    return new PropertyDeclaration(name, value, true, StylesheetInfo.USER);
  }
}
