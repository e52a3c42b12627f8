package press.offprint.content.xhtml.clean;

import java.util.BitSet;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The lines of a block of code that comments in it mark, as in Shiki ({@code // [!code ++]}) and
 * Docusaurus ({@code // highlight-next-line}). The comments are no part of the code.
 *
 * @param code the code without these comments
 * @param marked the numbers of the lines of {@code code} that are marked, from 1
 * @param inserted those that were inserted
 * @param deleted those that were deleted
 */
record LineMarks(String code, BitSet marked, BitSet inserted, BitSet deleted) {
  private static final String START = "(?://|#|--|;|%|<!--|/\\*|\\{\\s?/\\*)[ \\t]*";
  private static final String END = "[ \\t]*(?:-->|\\*/\\s?}?)?[ \\t]*$";
  private static final Pattern NOTATION =
      Pattern.compile(
          "(?<![ \\t])[ \\t]*+"
              + START
              + "\\[!code (\\+\\+|--|highlight|hl|focus|error|warning|word:[^\\]\\n]{1,200}?)"
              + "(?::(\\d{1,4}))?]"
              + END);
  private static final Pattern MAGIC =
      Pattern.compile("^[ \\t]*" + START + "highlight-(next-line|start|end)" + END);

  /** Returns the code and its marks. */
  static LineMarks of(String source) {
    if (!source.contains("[!code ") && !source.contains("highlight-")) {
      return new LineMarks(source, new BitSet(), new BitSet(), new BitSet());
    }
    return new Reader().read(source);
  }

  /** Returns true if lines were inserted or deleted. */
  boolean hasChanges() {
    return !inserted.isEmpty() || !deleted.isEmpty();
  }

  /** The reader of one block. */
  private static final class Reader {
    private final StringJoiner code = new StringJoiner("\n");
    private final BitSet marked = new BitSet();
    private final BitSet inserted = new BitSet();
    private final BitSet deleted = new BitSet();
    private int number = 1;
    private boolean isInMarks;

    LineMarks read(String source) {
      for (String line : source.split("\n", -1)) {
        Matcher magic = Regex.matcher(MAGIC, line);
        if (magic.find()) {
          isInMarks = magic.group(1).equals("start");
          marked.set(number, magic.group(1).equals("next-line") || isInMarks);
        } else {
          add(line);
        }
      }
      return new LineMarks(code.toString(), marked, inserted, deleted);
    }

    private void add(String line) {
      if (isInMarks) {
        marked.set(number);
      }
      Matcher mark = Regex.matcher(NOTATION, line);
      boolean isMarked = mark.find();
      if (isMarked) {
        int count = mark.group(2) == null ? 1 : Integer.parseInt(mark.group(2));
        lines(mark.group(1)).set(number, number + count);
      }
      code.add(isMarked ? line.substring(0, mark.start()) : line);
      number++;
    }

    // A mark of words, not of lines, is left out.
    private BitSet lines(String kind) {
      return switch (kind) {
        case "++" -> inserted;
        case "--" -> deleted;
        default -> kind.startsWith("word:") ? new BitSet() : marked;
      };
    }
  }
}
