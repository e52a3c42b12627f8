package press.offprint.content.markdown.note;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.InlineSyntax;
import press.offprint.content.markdown.syntax.NestedInlines;
import press.offprint.model.interrupt.Regex;

/**
 * The inline parser of a caret: a footnote in its place ({@code ^[text]}), as in pandoc and
 * Obsidian, or the id of a block at its end ({@code ^id}), as in Obsidian.
 */
final class InlineNoteParser extends InlineSyntax {
  private static final int MAX_LENGTH = 4_000;
  private static final Pattern CHARACTER_CLASS =
      Pattern.compile("(?:\\\\?[\\p{Alnum}_]-[\\p{Alnum}_]|\\\\[a-zA-Z])[\\p{Alnum}_.:\\\\-]*");
  // The ids that Obsidian creates have six characters, which may all be digits.
  private static final int MIN_DIGITS = 6;

  // From this offset of the input on, no bracket is closed.
  private BasedSequence input;
  private int unclosedFrom;

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("^");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new InlineNoteParser();
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    if (parser.getInput() != input) {
      input = parser.getInput();
      unclosedFrom = Integer.MAX_VALUE;
    }
    int at = parser.getIndex();
    boolean isNote = at + 1 < input.length() && input.charAt(at + 1) == '[';
    return isNote ? note(parser, at) : blockId(parser, at);
  }

  // A regular expression such as ^[a-z]+ is not a note.
  private boolean note(LightInlineParser parser, int at) {
    boolean isQuoted = at > 0 && "[\"'/`".indexOf(input.charAt(at - 1)) >= 0;
    if (isQuoted || at >= unclosedFrom) {
      return false;
    }
    int end = bracketEnd(at + 1, Math.min(input.length(), at + MAX_LENGTH));
    if (end < 0) {
      unclosedFrom = at;
      return false;
    }
    boolean isPattern = end + 1 < input.length() && "^([+*?${".indexOf(input.charAt(end + 1)) >= 0;
    boolean isClass = Regex.matcher(CHARACTER_CLASS, input.subSequence(at + 2, end)).matches();
    if (isPattern || isClass || isBlank(input, at + 2, end)) {
      return false;
    }
    InlineNote note = new InlineNote(input.subSequence(at, end + 1));
    InlineNote.NOTES.get(parser.getDocument()).add(note);
    ((NestedInlines) parser).parseLater(input.subSequence(at + 2, end), note);
    return add(parser, note, end + 1);
  }

  private int bracketEnd(int at, int limit) {
    int depth = 0;
    for (int i = at; i < limit; i++) {
      switch (input.charAt(i)) {
        case '\\' -> i++;
        case '`' -> i = spanEnd(i, limit) - 1;
        case '[' -> depth++;
        case ']' -> {
          if (--depth == 0) {
            return i;
          }
        }
        default -> {
          // Any other character is part of the note.
        }
      }
    }
    return -1;
  }

  // Returns the offset after the code span that starts at a run of backticks, or after the run.
  private int spanEnd(int at, int limit) {
    int length = runLength(input, at);
    for (int i = at + length; i < limit; i++) {
      if (input.charAt(i) == '`') {
        int run = runLength(input, i);
        if (run == length) {
          return i + run;
        }
        i += run - 1;
      }
    }
    return at + length;
  }

  // A block id is at the end of a block, after a space. A power such as x ^2 is not a block id.
  private boolean blockId(LightInlineParser parser, int at) {
    Node block = parser.getBlock();
    boolean isBlock = block instanceof Paragraph || block instanceof Heading;
    if (!isBlock || (at > 0 && isVisible(input, at - 1))) {
      return false;
    }
    int end = at + 1;
    int letters = 0;
    int digits = 0;
    for (; end < input.length() && isIdPart(input.charAt(end)); end++) {
      letters += Character.isLetter(input.charAt(end)) ? 1 : 0;
      digits += Character.isDigit(input.charAt(end)) ? 1 : 0;
    }
    boolean isId = (letters > 0 && end - at > 2) || digits >= MIN_DIGITS;
    if (!isId || !isBlank(input, end, input.length())) {
      return false;
    }
    return add(parser, new BlockId(input.subSequence(at, end)), input.length());
  }

  private static boolean isIdPart(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-';
  }
}
