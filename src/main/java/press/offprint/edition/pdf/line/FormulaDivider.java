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
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.css.CSSPrimitiveValue;
import press.offprint.edition.pdf.math.FormulaBox;
import press.offprint.edition.pdf.math.box.MathBox;

/** The replacement of the formulas of a paragraph by a box for each line that they are on. */
final class FormulaDivider {
  private final BlockBox block;
  private final Paragraph.Styles styles;
  private final List<FormulaBox> formulas = new ArrayList<>();

  FormulaDivider(BlockBox block, Paragraph.Styles styles) {
    this.block = block;
    this.styles = styles;
  }

  /** Returns the boxes that {@link #content} made. */
  List<FormulaBox> formulas() {
    return formulas;
  }

  /**
   * Returns the content of the block with other boxes for divided formulas, and for those in lines
   * with narrow spaces. All others stay as they are.
   *
   * @param feeds true for each offset at which a line begins
   * @param tight the offsets in lines that are too wide with natural spaces
   */
  List<Styleable> content(List<ParagraphText.Run> runs, boolean[] feeds, BitSet tight) {
    List<Styleable> content = new ArrayList<>(block.getInlineContent());
    int to;
    for (int from = 0; from < runs.size(); from = to) {
      to = end(runs, from);
      FormulaPiece formula = runs.get(from).piece();
      if (formula != null) {
        List<ParagraphText.Run> pieces = runs.subList(from, to);
        List<Integer> ends = ends(pieces, feeds);
        if (ends.size() > 1 || formula.shrunk() || tight.get(runs.get(from).start())) {
          int place = content.indexOf(runs.get(from).box());
          content.remove(place);
          content.addAll(place, lines(pieces, ends, tight));
        }
      }
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

  private List<Styleable> lines(List<ParagraphText.Run> pieces, List<Integer> ends, BitSet tight) {
    BlockBox whole = pieces.get(0).box();
    FormulaPiece formula = pieces.get(0).piece();
    List<Styleable> lines = new ArrayList<>();
    int from = 0;
    for (int to : ends) {
      if (from > 0) {
        lines.add(lineEnd());
      }
      MathBox line = formula.formula().line(from, to);
      boolean same = ends.size() == 1 && !formula.shrunk();
      CalculatedStyle style =
          same ? whole.getStyle() : sized(whole.getStyle(), line, formula.scale());
      FormulaBox box = new FormulaBox(whole, style, line, tight.get(pieces.get(from).start()));
      formulas.add(box);
      lines.add(box);
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

  private static CalculatedStyle sized(CalculatedStyle whole, MathBox line, double scale) {
    CascadedStyle size =
        CascadedStyle.createLayoutStyle(
            new PropertyDeclaration[] {
              length(CSSName.WIDTH, line.fullWidth() * scale),
              length(CSSName.HEIGHT, line.total() * scale),
              length(CSSName.VERTICAL_ALIGN, -line.depth() * scale)
            });
    return Paragraph.Styles.changed(whole, size, CSSName.WIDTH);
  }

  private static PropertyDeclaration length(CSSName name, double em) {
    String text = String.format(Locale.ROOT, "%.4fem", em);
    PropertyValue value = new PropertyValue(CSSPrimitiveValue.CSS_EMS, (float) em, text);
    return new PropertyDeclaration(name, value, true, StylesheetInfo.USER);
  }
}
