package press.offprint.content.xhtml.clean;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The numbers and the marks of the lines of a code block, from the options after its language: of
 * Hugo and Jekyll ({@code linenos=true, hl_lines="2-3", linenostart=5}), pandoc ({@code
 * .numberLines startFrom="5"}) and VuePress ({@code {2-3}}). In a difference, the lines that were
 * inserted or deleted are marked, too, and comments in the code mark others ({@link LineMarks}).
 */
final class CodeLines {
  private static final int MAX_LINES = 20_000;
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?:^|[\\s,{.])(?:linenos(?!\\s*=\\s*[\"']?false)|numberLines|showLineNumbers|linenums)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern START =
      Pattern.compile(
          "\\b(?:linenostart|startFrom|linenums)\\s*=\\s*[\"']?(\\d{1,6})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKS =
      Pattern.compile(
          "\\bhl_lines\\s*=\\s*(?:\\[([^\\]]{0,500})]|\"([^\"]{0,500})\"|'([^']{0,500})'"
              + "|([\\d\\s,-]{1,500}))"
              + "|\\{\\s*(\\d[\\d\\s,-]{0,500})}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
  private static final Pattern TAG = Pattern.compile("<(/?)span\\b[^>]*>");

  private static final String TOKEN_END = "</span>";
  private static final Set<String> DIFFERENCES = Set.of("diff", "patch", "udiff");
  private static final String INSERTED = " inserted";
  private static final String DELETED = " deleted";

  private final boolean isNumbered;
  private final int start;
  private final BitSet marked;
  private final boolean isDifference;
  private final LineMarks marks;

  private CodeLines(
      boolean isNumbered, int start, BitSet marked, boolean isDifference, LineMarks marks) {
    this.isNumbered = isNumbered;
    this.start = start;
    this.marked = marked;
    this.isDifference = isDifference;
    this.marks = marks;
  }

  /**
   * Returns the lines for the language and the options of a code block, and the marks in the code.
   */
  static CodeLines of(String language, String options, LineMarks comments) {
    BitSet marked = (BitSet) comments.marked().clone();
    Matcher marks = Regex.matcher(MARKS, options);
    while (marks.find()) {
      for (int group = 1; group <= marks.groupCount(); group++) {
        if (marks.group(group) != null) {
          mark(marks.group(group), marked);
        }
      }
    }
    Matcher start = Regex.matcher(START, options);
    int first = start.find() ? Integer.parseInt(start.group(1)) : 1;
    return new CodeLines(
        Regex.matcher(NUMBERS, options).find(),
        first,
        marked,
        DIFFERENCES.contains(language),
        comments);
  }

  private static void mark(String ranges, BitSet marked) {
    Matcher range = Regex.matcher(RANGE, ranges);
    while (range.find()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from > 0 && to >= from && to <= MAX_LINES) {
        marked.set(from, to + 1);
      }
    }
  }

  /** Returns true if the lines have neither numbers nor marks. */
  boolean isPlain() {
    return !isNumbered && marked.isEmpty() && !isDifference && !marks.hasChanges();
  }

  /**
   * Returns highlighted code with one element for each line, which ends with the line feed, so that
   * it may be a block. A token of several lines becomes one for each.
   */
  String write(String markup) {
    StringBuilder out = new StringBuilder(markup.length() * 2);
    Deque<String> open = new ArrayDeque<>();
    String[] lines = markup.split("\n", -1);
    int width = Integer.toString(start + lines.length - 1).length();
    for (int i = 0; i < lines.length; i++) {
      out.append("<span class=\"line").append(marked.get(i + 1) ? " marked" : "");
      out.append(isDifference ? change(lines, i) : change(i + 1)).append("\">");
      if (isNumbered || marks.hasChanges()) {
        String number = isNumbered ? Integer.toString(start + i) : "";
        out.append("<span class=\"line-number\" aria-hidden=\"true\">")
            .append(" ".repeat(isNumbered ? Math.max(0, width - number.length()) : 0))
            .append(number)
            .append(sign(i + 1))
            .append("</span>");
      }
      // A token that ended with the line before is not repeated.
      String line = lines[i];
      while (!open.isEmpty() && line.startsWith(TOKEN_END)) {
        open.pop();
        line = line.substring(TOKEN_END.length());
      }
      open.descendingIterator().forEachRemaining(out::append);
      out.append(line);
      follow(line, open);
      out.append(TOKEN_END.repeat(open.size()));
      out.append(i + 1 < lines.length ? "\n" : "").append(TOKEN_END);
    }
    return out.toString();
  }

  private String change(int number) {
    return marks.inserted().get(number) ? INSERTED : marks.deleted().get(number) ? DELETED : "";
  }

  // As in a difference, a sign has the meaning of the colour.
  private String sign(int number) {
    if (!marks.hasChanges()) {
      return "";
    }
    char sign = marks.inserted().get(number) ? '+' : marks.deleted().get(number) ? '-' : ' ';
    return isNumbered ? " " + sign : String.valueOf(sign);
  }

  /** Returns the class of a line of a difference, with a space in front; empty for others. */
  private static String change(String[] lines, int at) {
    String line = text(lines, at);
    boolean isHeader =
        (line.startsWith("--- ") && text(lines, at + 1).startsWith("+++ "))
            || (line.startsWith("+++ ") && text(lines, at - 1).startsWith("--- "));
    if (isHeader) {
      return "";
    }
    if (line.startsWith("+") || line.startsWith("&gt;")) {
      return INSERTED;
    }
    // A difference without context has such a line between both texts.
    boolean isDivider = line.equals("---");
    return (line.startsWith("-") && !isDivider) || line.startsWith("&lt;") ? DELETED : "";
  }

  private static String text(String[] lines, int at) {
    return at < 0 || at >= lines.length ? "" : Regex.matcher(TAG, lines[at]).replaceAll("");
  }

  private static void follow(String line, Deque<String> open) {
    Matcher tag = Regex.matcher(TAG, line);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.push(tag.group());
      } else if (!open.isEmpty()) {
        open.pop();
      }
    }
  }
}
