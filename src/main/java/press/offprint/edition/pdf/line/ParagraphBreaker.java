package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.ReplacedElement;
import com.openhtmltopdf.extend.ReplacedElementFactory;
import com.openhtmltopdf.extend.UserAgentCallback;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.layout.Styleable;
import com.openhtmltopdf.newtable.TableCellBox;
import com.openhtmltopdf.render.AnonymousBlockBox;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineBox;
import com.openhtmltopdf.render.PageBox;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.math.MathDrawer;

/**
 * The line breaker of a document for whole paragraphs. The layout engine asks for the replacement
 * of each block before it places its lines; this breaker answers as the engine would, and first
 * sets the lines of a paragraph.
 */
public final class ParagraphBreaker implements ReplacedElementFactory {
  private static final float SPACE_STRETCH = 0.49f;
  private static final float SPACE_SHRINK = 0.33f;
  private static final float WIDEST_SPACE = 0.69f;
  private static final float LETTER_SHRINK = 1.5f;

  /**
   * The share by which letters and shrinking spaces exceed their limits if no lines fit, and
   * letters of a paragraph alone if it then has fewer hyphens.
   */
  private static final float EMERGENCY = 1.5f;

  private static final float SHORTEST_LAST_LINE = 1.6f;

  /**
   * The most that the distance between Latin letters grows, in em. Style sheets of Japanese and
   * Chinese posts allow more, for ideographs.
   */
  private static final float LATIN_LETTER_STRETCH = 0.03f;

  /** Two signs and a stop. */
  private static final float SHORTEST_EAST_ASIAN = 2.6f;

  private final ReplacedElementFactory engine;
  private final MathDrawer formulas;
  private final IdentityHashMap<BlockBox, Paragraph> paragraphs = new IdentityHashMap<>();
  private final IdentityHashMap<BlockBox, BlockBox> blocks = new IdentityHashMap<>();
  private final Paragraph.Styles styles = new Paragraph.Styles();
  private LayoutContext context;

  private final Consumer<LayoutContext> begin;

  private ParagraphBreaker(
      ReplacedElementFactory engine, MathDrawer formulas, Consumer<LayoutContext> begin) {
    this.engine = engine;
    this.formulas = formulas;
    this.begin = begin;
  }

  /**
   * Puts a breaker between the layout engine and its factory.
   *
   * @param formulas knows which formulas may be divided
   * @param begin receives the context of the layout before its first block
   */
  public static ParagraphBreaker install(
      SharedContext shared, MathDrawer formulas, Consumer<LayoutContext> begin) {
    ParagraphBreaker breaker =
        new ParagraphBreaker(shared.getReplacedElementFactory(), formulas, begin);
    shared.setReplacedElementFactory(breaker);
    return breaker;
  }

  @Override
  public ReplacedElement createReplacedElement(
      LayoutContext layout, BlockBox box, UserAgentCallback files, int cssWidth, int cssHeight) {
    if (context == null) {
      context = layout;
      begin.accept(layout);
    }
    ReplacedElement replaced =
        engine.createReplacedElement(layout, box, files, cssWidth, cssHeight);
    if (replaced == null && !box.isRoot()) {
      blocks.put(box, box);
      prepare(box);
    }
    return replaced;
  }

  @Override
  public boolean isReplacedElement(Element element) {
    return engine.isReplacedElement(element);
  }

  private void prepare(BlockBox box) {
    Paragraph known = paragraphs.get(box);
    int width = width(box);
    if (known != null) {
      if (known.width() == width) {
        return;
      }
      known.restore();
      paragraphs.remove(box);
    }
    if (width <= 0 || isMeasured(box)) {
      return;
    }
    box.ensureChildren(context);
    if (box.getChildrenContentType() != BlockBox.ContentType.INLINE
        || box.getFirstLineStyle() != null
        || box.getFirstLetterStyle() != null
        || context.getFirstLinesTracker().hasStyles()
        || context.getFirstLettersTracker().hasStyles()
        || besideFloat(box)) {
      return;
    }
    Paragraph paragraph = new Paragraph(box, width);
    paragraphs.put(box, paragraph);
    if (!isShort(box)) {
      set(paragraph);
    }
  }

  // The widths of a table's columns and of boxes that shrink are found by measuring their texts,
  // and preformatted text would have another width.
  private static boolean isMeasured(BlockBox box) {
    if (box.getMaxWidth() > 0) {
      return false;
    }
    for (Box parent = box;
        parent != null && parent.getStyle() != null;
        parent = parent.getContainingBlock()) {
      if (parent instanceof TableCellBox cell) {
        return !isFixed(cell);
      }
      if (parent.getStyle().isCanBeShrunkToFit()) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if the widths of the columns are known before the texts are measured. */
  private static boolean isFixed(TableCellBox cell) {
    return cell.getTable().getStyle().isIdent(CSSName.TABLE_LAYOUT, IdentValue.FIXED);
  }

  private boolean besideFloat(BlockBox box) {
    return context.getBlockFormattingContext() != null
        && context
                .getBlockFormattingContext()
                .getFloatManager()
                .getClearDelta(context, box.getAbsY())
            > 0;
  }

  /** Returns the width of the content; 0 if only the layout engine knows it. */
  private int width(BlockBox box) {
    if (box instanceof TableCellBox cell) {
      return box.getMaxWidth() > 0 || isFixed(cell) ? box.getContentWidth() : 0;
    }
    boolean plain = box.getClass() == BlockBox.class || box instanceof AnonymousBlockBox;
    CalculatedStyle style = box.getStyle();
    if (!plain
        || box.getContainingBlock() == null
        || style.isCanBeShrunkToFit()
        || style.isRunning()
        || !style.isAutoWidth()
        || !style.isMaxWidthNone()) {
      return 0;
    }
    if (box.isAnonymous()) {
      return box.getContainingBlockWidth();
    }
    return box.getContainingBlockWidth()
        - style.getMarginBorderPadding(context, box.getContainingBlockWidth(), CalculatedStyle.LEFT)
        - style.getMarginBorderPadding(
            context, box.getContainingBlockWidth(), CalculatedStyle.RIGHT);
  }

  /** Returns true for a text that is less than a line even in wide letters. */
  private boolean isShort(BlockBox box) {
    int characters = 0;
    for (Styleable child : box.getInlineContent()) {
      characters += child instanceof InlineBox inline ? inline.getText().length() : 1;
    }
    return characters < 2;
  }

  private void set(Paragraph paragraph) {
    BlockBox block = paragraph.block();
    int width = paragraph.width();
    // Sizes of pictures are relative to it, and the engine sets it after its question.
    block.setContentWidth(width);
    Optional<ParagraphText> found = ParagraphText.of(context, formulas, block, width);
    if (found.isEmpty() || found.get().text().isEmpty()) {
      return;
    }
    ParagraphText text = found.get();
    CalculatedStyle style = block.getStyle();
    boolean justified = style.isTextJustify() && !text.isRightToLeft();
    int indent = LineJustifier.indent(context, block, width);
    List<Segment> segments = Segments.of(context, text, width);
    boolean ragged = !justified;
    TotalFit.Measure measure = measure(block, width, indent, ragged);
    if (text.spacing() != null) {
      measure = measure.eastAsian(style.getFont(context).size * SHORTEST_EAST_ASIAN);
      paragraph.spacing(text.spacing());
    }
    // The last line of an entry of contents has words before its leader, too.
    measure = measure.shortest(measure.shortest() + text.tail());
    TotalFit.Lines lines = new TotalFit(segments, measure).lines();
    if (!ragged && lines != null && !lines.good()) {
      measure = measure.looser(EMERGENCY);
      lines = new TotalFit(segments, measure).lines();
    } else if (!ragged && lines != null && lines.hyphens(segments) > 0) {
      // Letters that are a little closer avoid one hyphen in four, which no wider space would.
      TotalFit.Measure closer = measure.closer(EMERGENCY);
      TotalFit.Lines fewer = new TotalFit(segments, closer).lines();
      if (fewer.good() && fewer.hyphens(segments) < lines.hyphens(segments)) {
        measure = closer;
        lines = fewer;
      }
    }
    if (lines == null) {
      return;
    }
    if (lines.ends().size() > 1 || !lines.tight().isEmpty()) {
      paragraph.set(
          text,
          segments,
          lines,
          measure,
          ragged ? Paragraph.Setting.RAGGED : Paragraph.Setting.JUSTIFIED,
          styles);
    }
  }

  private TotalFit.Measure measure(BlockBox block, int width, int indent, boolean ragged) {
    CalculatedStyle style = block.getStyle();
    float allowed =
        style.getFloatPropertyProportionalWidth(
            CSSName.FS_MAX_JUSTIFICATION_INTER_CHAR, width, context);
    float size = style.getFont(context).size;
    float letter = Math.min(size * LATIN_LETTER_STRETCH, allowed);
    return new TotalFit.Measure(
        width - indent,
        width,
        SPACE_STRETCH,
        SPACE_SHRINK,
        letter,
        Math.min(letter, size / 100) * LETTER_SHRINK,
        WIDEST_SPACE,
        ragged,
        size * SHORTEST_LAST_LINE,
        linesOnPage(block));
  }

  /** Returns the number of lines that fit below the begin of a block; 0 if it is not known. */
  private int linesOnPage(BlockBox block) {
    PageBox page = context.getRootLayer().getFirstPage(context, block);
    return page == null
        ? 0
        : (int)
            ((page.getBottom(context) - block.getAbsY()) / block.getStyle().getLineHeight(context));
  }

  /** Returns the context of the layout, once it has begun. */
  public CssContext context() {
    return context;
  }

  /** Spreads the lines of all paragraphs and places markers; to be called once after the layout. */
  public void justify() {
    LineJustifier justifier = new LineJustifier(context, styles);
    for (Paragraph paragraph : paragraphs.values()) {
      justifier.justify(paragraph);
    }
    blocks.keySet().forEach(ItemMarker::place);
  }

  /** Orders the lines of text in both directions; to be called once after the justification. */
  public void order() {
    blocks.keySet().forEach(block -> VisualOrder.apply(context, block));
  }
}
