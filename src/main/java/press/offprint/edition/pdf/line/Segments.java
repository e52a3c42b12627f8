package press.offprint.edition.pdf.line;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.FSFont;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The segments of a paragraph, by the Unicode line breaking algorithm (UAX 14). */
final class Segments {
  private static final int MIN_PART = 3;
  private static final int MIN_ADDRESS = 12;
  private static final String AFTER = "./_-:?&=#";

  private final LayoutContext context;
  private final ParagraphText paragraph;
  private final String text;
  private final float lineWidth;
  private final List<Segment> segments = new ArrayList<>();
  private int run;

  private Segments(LayoutContext context, ParagraphText paragraph, float lineWidth) {
    this.context = context;
    this.paragraph = paragraph;
    this.text = paragraph.text();
    this.lineWidth = lineWidth;
  }

  /** Returns the segments; the last one ends with the text. */
  static List<Segment> of(LayoutContext context, ParagraphText paragraph, float lineWidth) {
    Segments segments = new Segments(context, paragraph, lineWidth);
    segments.read();
    return segments.segments;
  }

  private void read() {
    FSTextBreaker breaker = context.getSharedContext().getLineBreaker();
    breaker.setText(text);
    BitSet phrases = paragraph.isTitle() ? paragraph.spacing().phrases(text) : null;
    int start = 0;
    int at = breaker.next();
    while (start < text.length()) {
      while (at == 0
          || (at > 0
              && at < text.length()
              && !(isAllowed(at) && (phrases == null || phrases.get(at))))) {
        at = breaker.next();
      }
      int end = at < 0 ? text.length() : at;
      addParts(start, end);
      start = end;
      at = at < 0 ? at : breaker.next();
    }
  }

  private boolean isAllowed(int at) {
    if (text.charAt(at - 1) == '\n') {
      return true;
    }
    ParagraphText.Run before = runAt(at - 1);
    ParagraphText.Run after = runAt(at);
    if (before == after) {
      return before.breaking() && !(before.code() && isShortRest(at));
    }
    if (before.isContinuedBy(after)) {
      return true;
    }
    // Between two other boxes there is no text that could end a line.
    return before.inline() != null || after.inline() != null;
  }

  /** Returns true if only one or two characters of an address or of code are left. */
  private boolean isShortRest(int at) {
    if (text.charAt(at - 1) == ' ') {
      return false;
    }
    int end = at;
    while (end < text.length() && end - at < MIN_PART && isVisible(text.charAt(end))) {
      end++;
    }
    return end - at < MIN_PART;
  }

  private static boolean isVisible(char c) {
    return c != ' ' && c != '\n' && c != '\u2060' && c != ParagraphText.OBJECT;
  }

  private ParagraphText.Run runAt(int offset) {
    List<ParagraphText.Run> runs = paragraph.runs();
    while (run > 0 && runs.get(run).start() > offset) {
      run--;
    }
    while (runs.get(run).end() <= offset) {
      run++;
    }
    return runs.get(run);
  }

  /** Adds a part between two breaks of the algorithm, which code and addresses divide further. */
  private void addParts(int start, int end) {
    int bare = bareEnd(start, end);
    int from = start;
    if (bare - start > 2 * MIN_PART && isIdentifier(start, bare)) {
      for (int at = start + MIN_PART; at <= bare - MIN_PART; at++) {
        if (at - from >= MIN_PART && isPartEnd(at) && runAt(at).breaking()) {
          add(
              from,
              at,
              text.charAt(at - 1) == '-' ? Segment.Kind.IDENTIFIER_DASH : Segment.Kind.IDENTIFIER);
          from = at;
        }
      }
    }
    add(from, end, kind(bare, end));
  }

  private Segment.Kind kind(int bare, int end) {
    if (end > 0 && text.charAt(end - 1) == '\n') {
      return Segment.Kind.FORCED;
    }
    if (bare < end || bare == 0) {
      return Segment.Kind.WORD;
    }
    char last = text.charAt(bare - 1);
    if (last == ParagraphText.SOFT_HYPHEN) {
      return Segment.Kind.HYPHEN;
    }
    FormulaPiece piece = runAt(bare - 1).piece();
    if (piece != null) {
      return piece.kind();
    }
    if (last == '-' || last == '\u2010') {
      return runAt(bare - 1).code() ? Segment.Kind.IDENTIFIER_DASH : Segment.Kind.DASH;
    }
    return last == '/' || last == '?' ? Segment.Kind.IDENTIFIER : Segment.Kind.WORD;
  }

  private int bareEnd(int start, int end) {
    int bare = end;
    while (bare > start && (text.charAt(bare - 1) == ' ' || text.charAt(bare - 1) == '\n')) {
      bare--;
    }
    return bare;
  }

  private boolean isIdentifier(int start, int end) {
    if (runAt(start).code()) {
      return true;
    }
    if (end - start < MIN_ADDRESS) {
      return false;
    }
    for (int i = start + 1; i < end - 1; i++) {
      if ("/_@.".indexOf(text.charAt(i)) >= 0 && Character.isLetter(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean isPartEnd(int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (AFTER.indexOf(before) >= 0) {
      return Character.isLetterOrDigit(after);
    }
    return Character.isLowerCase(before) && Character.isUpperCase(after);
  }

  private void add(int start, int end, Segment.Kind kind) {
    int bare = bareEnd(start, end);
    float width = width(start, bare) + naturalGaps(start, bare - 1);
    if (width > lineWidth && bare - start > 1 && runAt(start).breaking()) {
      addPieces(start, bare);
      Segment last = segments.remove(segments.size() - 1);
      add(last, end, bare, kind);
      return;
    }
    add(
        new Segment(
            bare,
            width,
            0,
            0,
            letters(start, bare),
            kind,
            0,
            block(start, bare),
            gaps(start, bare, end)),
        end,
        bare,
        kind);
  }

  private void add(Segment part, int end, int bare, Segment.Kind kind) {
    int spaces = 0;
    for (int i = bare; i < end; i++) {
      spaces += text.charAt(i) == ' ' ? 1 : 0;
    }
    segments.add(
        new Segment(
            end,
            part.width(),
            (spaces == 0 ? 0 : width(bare, bare + spaces)) + naturalGaps(bare - 1, end),
            spaces,
            part.letters(),
            kind,
            added(bare, kind),
            part.block(),
            part.gaps()));
  }

  private float added(int bare, Segment.Kind kind) {
    if (bare == 0) {
      return 0;
    }
    ParagraphText.Run last = runAt(bare - 1);
    return kind == Segment.Kind.HYPHEN ? measure(last, "-") : -last.lost();
  }

  private Segment.Gaps gaps(int start, int bare, int end) {
    EastAsianSpacing spacing = paragraph.spacing();
    if (spacing == null || bare == start) {
      return Segment.Gaps.NONE;
    }
    float[] within = new float[2];
    float[] after = new float[2];
    for (int i = start; i < end; i++) {
      EastAsianSpacing.Gap gap = spacing.gap(text, i);
      float[] sum = i < bare - 1 ? within : after;
      sum[0] += gap.stretch() * em(i);
      sum[1] += gap.shrink() * em(i);
    }
    return new Segment.Gaps(
        within[0],
        within[1],
        after[0],
        after[1],
        start == 0 ? 0 : spacing.leading(text.charAt(start)) * em(start),
        spacing.trailing(text.charAt(bare - 1)) * em(bare - 1));
  }

  /** Returns the sum of the distances after the characters from {@code start} to {@code end}. */
  private float naturalGaps(int start, int end) {
    EastAsianSpacing spacing = paragraph.spacing();
    float sum = 0;
    for (int i = Math.max(0, start); spacing != null && i < end; i++) {
      ParagraphText.Run part = runAt(i);
      float space = text.charAt(i) == ' ' && part.inline() != null ? measure(part, " ") / em(i) : 0;
      sum += spacing.natural(text, i, space) * em(i);
    }
    return sum;
  }

  private float em(int at) {
    ParagraphText.Run part = runAt(at);
    return part.inline() == null ? 0 : part.inline().getStyle().getFont(context).size;
  }

  /** Divides a part that is wider than a line between any two characters. */
  private void addPieces(int start, int end) {
    int from = start;
    while (from < end) {
      int to = from + Character.charCount(text.codePointAt(from));
      while (to < end && isMark(text.codePointAt(to))) {
        to += Character.charCount(text.codePointAt(to));
      }
      segments.add(
          new Segment(
              to,
              width(from, to),
              0,
              0,
              letters(from, to),
              Segment.Kind.EMERGENCY,
              0,
              block(from, to),
              Segment.Gaps.NONE));
      from = to;
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.FORMAT;
  }

  // A formula may begin in the line with natural spaces, and end in it with narrower ones.
  private float block(int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      ParagraphText.Run part = runAt(i);
      if (text.charAt(i) == ParagraphText.OBJECT && part.box() != null) {
        return part.piece() == null ? width(start, i + 1) : width(start, i) + 1;
      }
    }
    return 0;
  }

  private int letters(int start, int end) {
    int letters = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      letters += c == ParagraphText.SOFT_HYPHEN || c == ParagraphText.OBJECT ? 0 : 1;
    }
    return letters;
  }

  private float width(int start, int end) {
    float width = 0;
    int at = start;
    while (at < end) {
      ParagraphText.Run part = runAt(at);
      int to = Math.min(end, part.end());
      width += part.inline() == null ? part.width() : measure(part, text.substring(at, to));
      width += at == part.start() ? part.before() : 0;
      width += to == part.end() ? part.after() : 0;
      at = to;
    }
    return width;
  }

  private float measure(ParagraphText.Run part, String characters) {
    FSFont font = part.inline().getStyle().getFSFont(context);
    return context.getTextRenderer().getWidth(context.getFontContext(), font, characters);
  }
}
