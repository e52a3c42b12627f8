package press.offprint.content.markdown;

import java.util.BitSet;
import java.util.regex.Pattern;
import press.offprint.model.Limits;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;

/**
 * Looks over a body before it is parsed. The parser overflows its stack on deep nesting and takes
 * quadratic time for some crowds of marks within one block; no post that people wrote comes near
 * these bounds.
 */
public final class MarkdownLimits {
  // Marks in one run of lines without a blank one.
  private static final int MARKS = 20_000;
  // The parser copies the paragraph for nearly every mark.
  private static final long COPIED = 150_000_000L;
  private static final int OPEN_BRACKETS = 500;
  private static final int TICK_LENGTHS = 100;
  private static final int TARGETS = 1_000;
  // Each may end a bare address, and from each the parser looks for one to the word's end.
  private static final int DOTS = 2_000;

  // The parser joins those of a paragraph by copying all before each one.
  private static final int INDENTED = 20_000;
  private static final int CODE = 4;

  // What begins a block of raw HTML, in which the parser looks for nothing.
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:!--|/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset"
              + "|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu"
              + "|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|title|tr"
              + "|ul)[\\s/>])",
          Pattern.CASE_INSENSITIVE);

  private final String body;
  private final int firstLine;
  private final Limits limits;
  private final int[] indents;
  private final BitSet ticks = new BitSet();
  private int lists;
  private int line;
  private int marks;
  private int length;
  private int brackets;
  private int targets;
  private int cells;
  private int dots;
  private int indented;
  private boolean listing;
  private boolean markup;
  private boolean blockStart = true;
  private char fence;
  private int fenceLength;

  private MarkdownLimits(String body, int firstLine, Limits limits) {
    this.body = body;
    this.firstLine = firstLine;
    this.limits = limits;
    this.indents = new int[limits.depth() + 2];
  }

  /**
   * Passes a body that can be parsed in bounded time and stack.
   *
   * @throws LimitException for any other
   */
  public static void check(String body, int firstLine, Limits limits) {
    new MarkdownLimits(body, firstLine, limits).run();
  }

  private void run() {
    for (int start = 0; start < body.length(); line++) {
      int end = body.indexOf('\n', start);
      end = end < 0 ? body.length() : end;
      line(start, end);
      start = end + 1;
    }
  }

  private void line(int start, int end) {
    int at = fence == 0 ? margin(start, end) : skipSpace(start, end);
    if (at >= end) {
      blank();
      return;
    }
    if (fence(at, end) || fence != 0) {
      return;
    }
    if (blockStart) {
      markup = MARKUP.matcher(body).region(at, Math.min(end, at + 20)).lookingAt();
      listing = body.charAt(start) == '\t' || at - start >= CODE;
      blockStart = false;
    }
    indented += at > start ? 1 : 0;
    boolean joined = indented > INDENTED && !markup && !listing;
    refuse(joined, ProblemCode.LIMIT_SIZE, "indented lines without an empty one", INDENTED);
    count(at, end);
    length += end - start;
    boolean crowded = marks > MARKS || (long) marks * length > COPIED;
    refuse(crowded && !markup, ProblemCode.LIMIT_DEPTH, "marks in one paragraph", marks);
    refuse(brackets > OPEN_BRACKETS, ProblemCode.LIMIT_DEPTH, "open brackets", OPEN_BRACKETS);
    refuse(
        ticks.cardinality() > TICK_LENGTHS,
        ProblemCode.LIMIT_DEPTH,
        "runs of backticks",
        TICK_LENGTHS);
    refuse(targets > TARGETS, ProblemCode.LIMIT_DEPTH, "links without an end", TARGETS);
    refuse(dots > DOTS && !markup, ProblemCode.LIMIT_DEPTH, "dots in one word", DOTS);
    refuse(cells > limits.elements(), ProblemCode.LIMIT_SIZE, "table cells", limits.elements());
  }

  private void blank() {
    marks = 0;
    length = 0;
    brackets = 0;
    targets = 0;
    cells = 0;
    dots = 0;
    indented = 0;
    ticks.clear();
    blockStart = true;
  }

  // Steps over quote marks and list markers, counting how deep they lead.
  private int margin(int start, int end) {
    int depth = 0;
    int at = start;
    boolean item = false;
    while (at < end) {
      char c = body.charAt(at);
      if (c == '>') {
        depth++;
        at++;
      } else if (c == ' ' || c == '\t') {
        at++;
      } else {
        int marker = marker(at, end);
        if (marker == 0) {
          break;
        }
        nest(at - start);
        item = true;
        depth++;
        at += marker;
      }
    }
    if (!item && at == start && at < end) {
      lists = 0;
    }
    refuse(
        Math.max(depth, lists) > limits.depth(),
        ProblemCode.LIMIT_DEPTH,
        "levels of nesting",
        limits.depth());
    return at;
  }

  private void nest(int indent) {
    while (lists > 0 && indents[lists - 1] >= indent) {
      lists--;
    }
    if (lists < indents.length) {
      indents[lists++] = indent;
    }
  }

  private int marker(int at, int end) {
    char c = body.charAt(at);
    int next = at + 1;
    if (c >= '0' && c <= '9') {
      while (next < end && next < at + 10 && Character.isDigit(body.charAt(next))) {
        next++;
      }
      if (next >= end || (body.charAt(next) != '.' && body.charAt(next) != ')')) {
        return 0;
      }
      next++;
    } else if (c != '-' && c != '*' && c != '+' && c != ':') {
      return 0;
    }
    return next < end && body.charAt(next) == ' ' ? next + 1 - at : 0;
  }

  private int skipSpace(int start, int end) {
    int at = start;
    while (at < end && " \t>".indexOf(body.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private boolean fence(int at, int end) {
    char c = body.charAt(at);
    if (c != '`' && c != '~') {
      return false;
    }
    int run = at;
    while (run < end && body.charAt(run) == c) {
      run++;
    }
    String rest = body.substring(run, end);
    if (fence == 0 && run - at >= 3 && (c == '~' || rest.indexOf('`') < 0)) {
      fence = c;
      fenceLength = run - at;
      return true;
    }
    if (fence == c && run - at >= fenceLength && rest.isBlank()) {
      fence = 0;
      blank();
      return true;
    }
    return false;
  }

  private void count(int start, int end) {
    int dotsOfWord = 0;
    for (int i = start; i < end; i++) {
      switch (body.charAt(i)) {
        case '`' -> i = ticks(i, end);
        case '[' -> {
          marks++;
          brackets++;
        }
        case ']' -> {
          brackets = Math.max(0, brackets - 1);
          targets += i + 1 < end && body.charAt(i + 1) == '(' ? 1 : 0;
        }
        case ')' -> targets = Math.max(0, targets - 1);
        case '|' -> cells++;
        case ' ', '\t' -> dotsOfWord = 0;
        case '.' -> dots = Math.max(dots, ++dotsOfWord);
        case '*', '_', '~', '<', '"', '\'', '@', '&', ':' -> marks++;
        case '\\' -> {
          marks++;
          i++;
        }
        default -> {
          // Every other character is cheap.
        }
      }
    }
  }

  private int ticks(int at, int end) {
    int run = at;
    while (run < end && body.charAt(run) == '`') {
      run++;
    }
    ticks.set(run - at);
    marks++;
    return run - 1;
  }

  private void refuse(boolean tooMany, ProblemCode code, String what, int most) {
    if (tooMany) {
      throw new LimitException(
          Problem.error(
              code,
              firstLine + line,
              "There are more than " + most + " " + what + " here.",
              "Split the text into smaller parts."));
    }
  }
}
