package press.offprint.edition.pdf.write;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.layout.InlineBoxing;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.CharCounts;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.render.LineBox;
import java.util.function.UnaryOperator;

/**
 * A line whose spaces grow or shrink. The layout engine has the first only, and no limit for it.
 */
public final class JustifiedLine {
  private static final char SOFT_HYPHEN = '\u00AD';

  private final CssContext context;
  private final LineBox line;

  /** Creates the line without changing it. */
  public JustifiedLine(CssContext context, LineBox line) {
    this.context = context;
    this.line = line;
  }

  /** Gives each part another style. */
  public void restyle(UnaryOperator<CalculatedStyle> styles) {
    line.getChildren().forEach(child -> restyle(child, styles));
  }

  private static void restyle(Object part, UnaryOperator<CalculatedStyle> styles) {
    if (part instanceof InlineLayoutBox inline) {
      inline.setStyle(styles.apply(inline.getStyle()));
      inline.getInlineChildren().forEach(child -> restyle(child, styles));
    }
  }

  /** Places all parts with natural spaces, and a hyphen at the end of a divided word. */
  public void restore() {
    InlineText last = last(line);
    if (last != null
        && !last.getSubstring().isEmpty()
        && last.getSubstring().charAt(last.getSubstring().length() - 1) == SOFT_HYPHEN) {
      last.setEndsOnSoftHyphen(true);
      last.setWidth(
          context
              .getTextRenderer()
              .getWidth(
                  context.getFontContext(),
                  last.getParent().getStyle().getFSFont(context),
                  last.getSubstring() + "-"));
    }
    line.setContentWidth(InlineBoxing.positionHorizontally(context, line, 0));
  }

  /** Returns the number of spaces and other characters. */
  public CharCounts count() {
    CharCounts counts = new CharCounts();
    for (Box box : line.getChildren()) {
      if (box instanceof InlineLayoutBox inline) {
        inline.countJustifiableChars(counts);
      }
    }
    return counts;
  }

  /**
   * Adds to the distances of the line, after {@link #count}.
   *
   * @param space added to each space, in dots; negative to make it narrower
   * @param letter added after each other character
   */
  public void spread(float space, float letter) {
    JustificationInfo info = new JustificationInfo();
    info.setSpaceAdjust(space);
    info.setNonSpaceAdjust(letter);
    float moved = 0;
    for (Box box : line.getChildren()) {
      box.setX(box.getX() + Math.round(moved));
      if (box instanceof InlineLayoutBox inline) {
        moved += inline.adjustHorizontalPosition(info, moved);
      }
    }
    EngineField.LINE_JUSTIFICATION.set(line, info);
  }

  /** Sets the places of all parts of the line on the page. */
  public void place() {
    line.calcChildLocations();
  }

  private static InlineText last(Box box) {
    if (box instanceof InlineLayoutBox inline) {
      for (int i = inline.getInlineChildCount() - 1; i >= 0; i--) {
        Object child = inline.getInlineChild(i);
        InlineText found =
            child instanceof InlineText text
                ? text
                : child instanceof InlineLayoutBox other ? last(other) : null;
        if (found != null && !found.getSubstring().isEmpty()) {
          return found;
        }
      }
      return null;
    }
    for (int i = box.getChildCount() - 1; i >= 0; i--) {
      InlineText found = last(box.getChild(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
