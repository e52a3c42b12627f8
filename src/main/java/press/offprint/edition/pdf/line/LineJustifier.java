package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.CharCounts;
import com.openhtmltopdf.render.LineBox;
import press.offprint.edition.pdf.write.JustifiedLine;

/** The justification of the lines of paragraphs after the layout. */
final class LineJustifier {
  /** A line may be a little tighter than planned, because its width is rounded. */
  private static final float MAX_RATIO = 1.2f;

  private final LayoutContext context;
  private final Paragraph.Styles styles;

  LineJustifier(LayoutContext context, Paragraph.Styles styles) {
    this.context = context;
    this.styles = styles;
  }

  /** Spreads the lines of a paragraph, and indents its first line. */
  void justify(Paragraph paragraph) {
    paragraph.widen();
    if (paragraph.isSet() || paragraph.spacing() != null) {
      spread(paragraph);
    }
    indent(paragraph);
  }

  /** Returns the indent of the first line in dots. */
  static int indent(LayoutContext context, BlockBox block, int width) {
    return (int)
        block.getStyle().getFloatPropertyProportionalWidth(CSSName.TEXT_INDENT, width, context);
  }

  // The layout engine forgets the indent of a line with a picture or formula, and of a line that
  // begins at the right.
  private void indent(Paragraph paragraph) {
    BlockBox block = paragraph.block();
    int indent = indent(context, block, paragraph.width());
    if (indent <= 0
        || block.getChildCount() == 0
        || block.getStyle().isListMarkerInside()
        || !(block.getChild(0) instanceof LineBox line)) {
      return;
    }
    IdentValue align = block.getStyle().getIdent(CSSName.TEXT_ALIGN);
    int left = line.getX();
    if (align == IdentValue.RIGHT && !line.isContainsDynamicFunction()) {
      left = paragraph.width() - indent - line.getContentWidth();
    } else if (align == IdentValue.LEFT || (align == IdentValue.JUSTIFY && line.getX() == 0)) {
      left = indent;
    }
    if (left != line.getX() && left >= 0) {
      line.setX(left);
      line.setContentStart(indent);
      line.calcCanvasLocation();
      line.calcChildLocations();
    }
  }

  private void spread(Paragraph paragraph) {
    BlockBox block = paragraph.block();
    boolean justified = paragraph.setting() == Paragraph.Setting.JUSTIFIED;
    int count = block.getChildCount();
    for (int i = 0; i < count; i++) {
      if (block.getChild(i) instanceof LineBox line) {
        // Preformatted text would not be spread.
        new JustifiedLine(context, line).restyle(styles::original);
        boolean last = count == paragraph.lines() ? paragraph.isForced(i) : i == count - 1;
        if (paragraph.spacing() != null) {
          spread(paragraph, line, justified && !last);
        } else if (justified) {
          justify(paragraph, line, last);
        }
      }
    }
  }

  private void spread(Paragraph paragraph, LineBox line, boolean fills) {
    if (line.isContainsDynamicFunction()) {
      return;
    }
    JustifiedLine justified = new JustifiedLine(context, line);
    justified.restore();
    new EastAsianJustifier(context, paragraph.spacing(), line)
        .spread(room(paragraph, line), fills, line.isFirstLine());
    justified.place();
  }

  private int room(Paragraph paragraph, LineBox line) {
    int start =
        line.isFirstLine()
            ? Math.max(
                line.getContentStart(), indent(context, paragraph.block(), paragraph.width()))
            : line.getContentStart();
    return paragraph.width() - start - line.getContentWidth();
  }

  private void justify(Paragraph paragraph, LineBox line, boolean last) {
    JustifiedLine justified = new JustifiedLine(context, line);
    justified.restore();
    int room = room(paragraph, line);
    if (room < 0 || (!last && room > 0)) {
      spread(paragraph, justified, room);
    }
    justified.place();
  }

  private void spread(Paragraph paragraph, JustifiedLine line, int room) {
    CharCounts counts = line.count();
    TotalFit.Measure measure = paragraph.measure();
    CalculatedStyle style = paragraph.block().getStyle();
    float space =
        context.getTextRenderer().getWidth(context.getFontContext(), style.getFSFont(context), " ");
    boolean wider = room > 0;
    float perSpace = space * (wider ? measure.spaceStretch() : measure.spaceShrink());
    float perLetter = wider ? measure.letterStretch() : measure.letterShrink();
    int spaces = counts.getSpaceCount();
    int letters = Math.max(0, counts.getNonSpaceCount() - 1 - spaces);
    float all = spaces * perSpace + letters * perLetter;
    if (all <= 0) {
      return;
    }
    float ratio = Math.max(-MAX_RATIO, Math.min(1, room / all));
    float rest = room - all;
    if (rest > 0
        && spaces > 0
        && rest <= spaces * space * (measure.widest() - measure.spaceStretch())) {
      // The spaces take what is left; a line with more room ends before the right edge.
      perSpace += rest / spaces;
    }
    // The distance after the last letter of a word is a part of the space.
    line.spread(ratio * (perSpace - perLetter), ratio * perLetter);
  }
}
