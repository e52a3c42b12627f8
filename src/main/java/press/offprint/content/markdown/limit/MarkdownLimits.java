package press.offprint.content.markdown.limit;

import java.util.BitSet;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

/**
 * The limits on a body before it is parsed. The parser overflows its stack for deep nesting, and it
 * takes quadratic time for many marks within one block. Real posts are far below these limits.
 */
public final class MarkdownLimits {
  // Marks in lines without a blank line between them.
  private static final int MAX_MARKS = 20_000;
  private static final int MAX_OPEN_BRACKETS = 500;
  private static final int MAX_BACKTICK_LENGTHS = 100;
  private static final int MAX_OPEN_TARGETS = 1_000;
  // Each dot may be part of a bare URL, so the parser reads the word up to its end for each.
  private static final int MAX_DOTS = 2_000;

  // For each indented line, the parser copies the paragraph up to it.
  private static final int MAX_INDENTED_LINES = 20_000;
  private static final int CODE_INDENT = 4;
  // The distance from a bullet to the content of its item, and that from there to a further bullet.
  private static final int ITEM_CONTENT = 2;
  private static final int MAX_MARKER_INDENT = 3;
  private static final int NO_ITEM = -ITEM_CONTENT;

  // The start of a block of raw HTML, in which the parser looks for nothing.
  private static final Pattern HTML_BLOCK =
      Pattern.compile(
          "<(?:!--|/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset"
              + "|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|li|link|main|menu"
              + "|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|title|tr"
              + "|ul)[\\s/>])",
          Pattern.CASE_INSENSITIVE);

  private final String body;
  private final int firstLine;
  private final Limits limits;
  private final int[] listIndents;
  private final BitSet backtickLengths = new BitSet();
  private int openLists;
  private int itemIndent = NO_ITEM;
  private int line;
  private int marks;
  private int openBrackets;
  private int openTargets;
  private int cells;
  private int dots;
  private int indentedLines;
  private boolean isIndentedCode;
  private boolean isHtmlBlock;
  private boolean isBlockStart = true;
  private char fence;
  private int fenceLength;

  private MarkdownLimits(String body, int firstLine, Limits limits) {
    this.body = body;
    this.firstLine = firstLine;
    this.limits = limits;
    this.listIndents = new int[limits.depth() + 2];
  }

  /**
   * Checks that a body can be parsed in linear time and without a stack overflow.
   *
   * @param firstLine the line of the source file that the body starts on
   * @throws LimitException if the body exceeds a limit
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
    int at = fence == 0 ? readMargin(start, end) : skipSpace(start, end);
    if (at >= end) {
      startBlock();
      return;
    }
    if (fence(at, end) || fence != 0) {
      return;
    }
    if (!isHtmlBlock && isItem(start, end)) {
      startBlock();
    }
    if (isBlockStart) {
      isHtmlBlock = Regex.matcher(HTML_BLOCK, body).region(at, Math.min(end, at + 20)).lookingAt();
      isIndentedCode = body.charAt(start) == '\t' || at - start >= CODE_INDENT;
      isBlockStart = false;
    }
    indentedLines += at > start ? 1 : 0;
    boolean isJoined = indentedLines > MAX_INDENTED_LINES && !isHtmlBlock && !isIndentedCode;
    refuse(
        isJoined,
        ProblemCode.LIMIT_SIZE,
        "indented lines without a blank line between them",
        MAX_INDENTED_LINES);
    count(at, end);
    refuse(
        marks > MAX_MARKS && !isHtmlBlock,
        ProblemCode.LIMIT_DEPTH,
        "marks in one paragraph",
        MAX_MARKS);
    refuse(
        openBrackets > MAX_OPEN_BRACKETS,
        ProblemCode.LIMIT_DEPTH,
        "open brackets in one paragraph",
        MAX_OPEN_BRACKETS);
    refuse(
        backtickLengths.cardinality() > MAX_BACKTICK_LENGTHS,
        ProblemCode.LIMIT_DEPTH,
        "runs of backticks of different lengths in one paragraph",
        MAX_BACKTICK_LENGTHS);
    refuse(
        openTargets > MAX_OPEN_TARGETS,
        ProblemCode.LIMIT_DEPTH,
        "link targets without a closing parenthesis",
        MAX_OPEN_TARGETS);
    refuse(dots > MAX_DOTS && !isHtmlBlock, ProblemCode.LIMIT_DEPTH, "dots in one word", MAX_DOTS);
    refuse(cells > limits.elements(), ProblemCode.LIMIT_SIZE, "table cells", limits.elements());
  }

  /**
   * Returns true if a line surely starts an item of a list, also without a blank line before it. A
   * number may be a part of a text, and so may a bullet that is further to the right.
   */
  private boolean isItem(int start, int end) {
    int at = start;
    while (at < end && body.charAt(at) == ' ') {
      at++;
    }
    boolean isBullet =
        at + 2 < end
            && "-*+".indexOf(body.charAt(at)) >= 0
            && body.charAt(at + 1) == ' '
            && body.charAt(at + 2) != ' ';
    int indent = at - start;
    if (isBullet && indent <= itemIndent + ITEM_CONTENT + MAX_MARKER_INDENT) {
      itemIndent = indent;
      return true;
    }
    if (indent == 0) {
      itemIndent = NO_ITEM;
    }
    return false;
  }

  private void startBlock() {
    marks = 0;
    openBrackets = 0;
    openTargets = 0;
    cells = 0;
    dots = 0;
    indentedLines = 0;
    backtickLengths.clear();
    isBlockStart = true;
  }

  /** Returns the offset after quote marks and list markers, and checks the depth of nesting. */
  private int readMargin(int start, int end) {
    int depth = 0;
    int at = start;
    boolean isItem = false;
    while (at < end) {
      char c = body.charAt(at);
      if (c == '>') {
        depth++;
        at++;
      } else if (c == ' ' || c == '\t') {
        at++;
      } else {
        int markerLength = markerLength(at, end);
        if (markerLength == 0) {
          break;
        }
        openList(at - start);
        isItem = true;
        depth++;
        at += markerLength;
      }
    }
    if (!isItem && at == start && at < end) {
      openLists = 0;
    }
    refuse(
        Math.max(depth, openLists) > limits.depth(),
        ProblemCode.LIMIT_DEPTH,
        "levels of nesting",
        limits.depth());
    return at;
  }

  private void openList(int indent) {
    while (openLists > 0 && listIndents[openLists - 1] >= indent) {
      openLists--;
    }
    if (openLists < listIndents.length) {
      listIndents[openLists++] = indent;
    }
  }

  /** Returns the length of the list marker at {@code at}, or 0 if there is none. */
  private int markerLength(int at, int end) {
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

  /** Returns true if a line opens or closes a fenced code block. */
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
      startBlock();
      return true;
    }
    return false;
  }

  private void count(int start, int end) {
    int dotsOfWord = 0;
    for (int i = start; i < end; i++) {
      switch (body.charAt(i)) {
        case '`' -> i = countBackticks(i, end);
        case '[' -> {
          marks++;
          openBrackets++;
        }
        case ']' -> {
          openBrackets = Math.max(0, openBrackets - 1);
          openTargets += i + 1 < end && body.charAt(i + 1) == '(' ? 1 : 0;
        }
        case ')' -> openTargets = Math.max(0, openTargets - 1);
        case '|' -> cells++;
        case ' ', '\t' -> dotsOfWord = 0;
        case '.' -> dots = Math.max(dots, ++dotsOfWord);
        case '*', '_', '~', '<', '"', '\'', '@', '&', ':' -> marks++;
        case '\\' -> {
          marks++;
          i++;
        }
        default -> {
          // Any other character takes constant time.
        }
      }
    }
  }

  /** Counts a run of backticks and returns the offset of its last one. */
  private int countBackticks(int at, int end) {
    int run = at;
    while (run < end && body.charAt(run) == '`') {
      run++;
    }
    backtickLengths.set(run - at);
    marks++;
    return run - 1;
  }

  private void refuse(boolean isExceeded, ProblemCode code, String what, int limit) {
    if (isExceeded) {
      throw new LimitException(
          Problem.error(
              code,
              firstLine + line,
              "There are more than " + limit + " " + what + ".",
              "Split the text into smaller parts, with blank lines or as several posts."));
    }
  }
}
