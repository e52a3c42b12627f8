package press.offprint.edition.pdf.line;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.Hyphenator;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.layout.Styleable;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.math.MathDrawer;
import press.offprint.model.interrupt.Regex;

/**
 * The text of one paragraph over all its elements, in which each picture, box or part of a formula
 * is one object replacement character. So breaks depend on the characters on both sides of a tag.
 */
final class ParagraphText {
  static final char OBJECT = '\uFFFC';
  static final char SOFT_HYPHEN = '\u00AD';
  private static final char WORD_JOINER = '\u2060';

  /** The room for a short leader and a page number, in multiples of the font size. */
  private static final float TAIL = 3.2f;

  private static final int MAX_CODE_DEPTH = 3;

  /**
   * A part of the text in one style.
   *
   * @param start the offset of its first character
   * @param inline null for a box
   * @param box null for text and for a page number at the end
   * @param before margin, border and padding before its first character, in dots
   * @param after the same after its last character
   * @param piece the part of a formula that may be divided; else null
   */
  record Run(
      int start,
      int end,
      InlineBox inline,
      BlockBox box,
      int before,
      int after,
      int width,
      boolean breaking,
      boolean code,
      FormulaPiece piece) {

    /** Returns true if the next part is the rest of the same formula. */
    boolean isContinuedBy(Run next) {
      return piece != null && box == next.box;
    }

    /** Returns the width that is lost at the end of a line. */
    int lost() {
      return piece == null ? 0 : piece.lost();
    }
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Run> runs = new ArrayList<>();

  private EastAsianSpacing spacing;
  private boolean title;
  private int tail;

  private ParagraphText() {}

  /**
   * Returns the text of a block with inline content; empty if it has something that only the layout
   * engine can place, such as a float, a page number or preformatted text.
   *
   * @param width the width of a line in dots
   */
  static Optional<ParagraphText> of(
      LayoutContext context, MathDrawer formulas, BlockBox block, int width) {
    ParagraphText paragraph = new ParagraphText();
    Hyphenator hyphenator = context.getSharedContext().getHyphenator();
    List<Styleable> content = block.getInlineContent();
    int tail = tail(content);
    for (int i = 0; i < content.size(); i++) {
      Styleable child = content.get(i);
      CalculatedStyle style = child.getStyle();
      if (i >= tail) {
        if (!isGenerated(child)) {
          return Optional.empty();
        }
      } else if (child instanceof InlineBox inline) {
        if (style.hasLetterSpacing() || !paragraph.add(context, inline, style, hyphenator, width)) {
          return Optional.empty();
        }
      } else if (child instanceof BlockBox box) {
        if (style.isFloated()) {
          return Optional.empty();
        }
        if (!style.isNonFlowContent()) {
          paragraph.add(context, formulas, box, width);
        }
      }
    }
    if (tail < content.size()) {
      paragraph.addTail((int) (block.getStyle().getFont(context).size * TAIL));
    }
    paragraph.trimEnd();
    paragraph.readLanguage(block);
    return Optional.of(paragraph);
  }

  private void readLanguage(BlockBox block) {
    if (!EastAsianSpacing.isEastAsian(text.toString())) {
      return;
    }
    String language = language(block);
    boolean traditional = Regex.matches(language, "(?i)zh-(hant|tw|hk|mo)\\b.*");
    spacing = new EastAsianSpacing(language.startsWith("ja"), traditional);
    title = block.getElement() != null && Regex.matches(block.getElement().getTagName(), "h[1-6]");
  }

  private static String language(Box block) {
    for (Box box = block; box != null; box = box.getContainingBlock()) {
      for (Node node = box.getElement(); node instanceof Element e; node = e.getParentNode()) {
        if (!e.getAttribute("lang").isEmpty()) {
          return e.getAttribute("lang");
        }
      }
    }
    return "";
  }

  /** Returns the width of a leader and page number at the end in dots; 0 if there is none. */
  int tail() {
    return tail;
  }

  /** Returns true for a Japanese or Chinese title, whose words stay whole. */
  boolean isTitle() {
    return title;
  }

  /** Returns the distances of Japanese or Chinese text; null for other text. */
  EastAsianSpacing spacing() {
    return spacing;
  }

  /** Returns the index of the first part of a leader or page number at the end of the content. */
  private static int tail(List<Styleable> content) {
    int at = 0;
    while (at < content.size()
        && !(content.get(at) instanceof InlineBox inline && inline.isDynamicFunction())) {
      at++;
    }
    while (at < content.size() && at > 0 && isGenerated(content.get(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isGenerated(Styleable child) {
    return child instanceof InlineBox inline && inline.getPseudoElementOrClass() != null;
  }

  // Only the layout engine knows the text of a leader; it never begins a line.
  private void addTail(int width) {
    int start = text.length();
    tail = width;
    text.append(WORD_JOINER);
    runs.add(new Run(start, start + 1, null, null, 0, 0, width, false, false, null));
  }

  private boolean add(
      LayoutContext context,
      InlineBox inline,
      CalculatedStyle style,
      Hyphenator hyphenator,
      int width) {
    IdentValue space = style.getWhitespace();
    String own = inline.getText();
    boolean isBreak = space == IdentValue.PRE && own.equals("\n");
    boolean isSpaced = space == IdentValue.NORMAL || space == IdentValue.NOWRAP;
    if (!isBreak && (!isSpaced || own.indexOf('\n') >= 0)) {
      return false;
    }
    if (hyphenator != null && IdentValue.AUTO.equals(style.getIdent(CSSName.HYPHENS))) {
      own = hyphenator.hyphenateText(own);
    }
    if (endsLine()) {
      own = own.substring(leadingSpaces(own));
    }
    int start = text.length();
    text.append(own);
    runs.add(
        new Run(
            start,
            text.length(),
            inline,
            null,
            inline.isStartsHere()
                ? style.getMarginBorderPadding(context, width, CalculatedStyle.LEFT)
                : 0,
            inline.isEndsHere()
                ? style.getMarginBorderPadding(context, width, CalculatedStyle.RIGHT)
                : 0,
            0,
            space == IdentValue.NORMAL,
            isCode(inline.getElement()),
            null));
    return true;
  }

  private void add(LayoutContext context, MathDrawer formulas, BlockBox box, int line) {
    int width = width(context, box, line);
    List<FormulaPiece> pieces = FormulaPiece.of(context, box, formulas, width, line);
    if (pieces.isEmpty()) {
      add(box, Math.min(width, line), null);
    }
    pieces.forEach(piece -> add(box, piece.width(), piece));
  }

  private void add(BlockBox box, int width, FormulaPiece piece) {
    int start = text.length();
    text.append(OBJECT);
    runs.add(new Run(start, start + 1, null, box, 0, 0, width, true, false, piece));
  }

  // The widest content of a box does not depend on a width in percent that the box itself has.
  private static int width(LayoutContext context, BlockBox box, int line) {
    CalculatedStyle style = box.getStyle();
    if (!style.isAutoWidth() && !style.hasAbsoluteUnit(CSSName.WIDTH)) {
      return (int) style.getFloatPropertyProportionalWidth(CSSName.WIDTH, line, context);
    }
    box.calcMinMaxWidth(context);
    return box.getMaxWidth();
  }

  /** Returns true at the begin of the text and after a line break of the author. */
  private boolean endsLine() {
    return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
  }

  private static int leadingSpaces(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private void trimEnd() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (run.end > end) {
        runs.set(
            i,
            new Run(
                Math.min(run.start, end),
                end,
                run.inline,
                run.box,
                run.before,
                run.after,
                run.width,
                run.breaking,
                run.code,
                run.piece));
      }
    }
  }

  // An address, whose text the layout marks with a class, breaks as code does.
  private static boolean isCode(Element element) {
    Node node = element;
    for (int depth = 0; depth < MAX_CODE_DEPTH && node instanceof Element parent; depth++) {
      String name = parent.getTagName();
      if (name.equals("code")
          || name.equals("kbd")
          || name.equals("samp")
          || parent.getAttribute("class").contains("address")) {
        return true;
      }
      node = parent.getParentNode();
    }
    return false;
  }

  String text() {
    return text.toString();
  }

  List<Run> runs() {
    return runs;
  }

  boolean isRightToLeft() {
    return runs.stream().anyMatch(run -> run.inline != null && run.inline.getTextDirection() != 0);
  }
}
