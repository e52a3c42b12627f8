package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.BlockSyntax;
import press.offprint.model.interrupt.Regex;

/**
 * Formulas that start a line and end one, so that no line of TeX is a list, a heading or a rule.
 */
final class MathBlockSyntax extends BlockSyntax {
  private static final int MAX_LENGTH = 10_100;
  private static final Pattern LABEL =
      Pattern.compile("[ \\t]*\\{[ \\t]*#(eq[-:][\\p{L}\\p{M}\\p{N}_.:-]+)[ \\t]*}");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t>]*\\n");

  @Override
  protected BlockStart start(BasedSequence line, ParserState state) {
    char first = line.charAt(0);
    boolean isDelimiter = first == '$' ? line.startsWith("$$") : first == '\\' && line.length() > 1;
    if (!isDelimiter) {
      return BlockStart.none();
    }
    BasedSequence source = source(line);
    BasedSequence text = source.subSequence(0, Math.min(source.length(), MAX_LENGTH));
    MathReading reading = MathReading.KEY.get(state.getProperties());
    Optional<MathDelimiters.Found> found = new MathDelimiters(text, reading).parse(0);
    if (found.filter(formula -> isBlock(text, formula)).isEmpty()) {
      return BlockStart.none();
    }
    Formulas.KEY.get(state.getProperties()).addBlock();
    int end = line.getStartOffset() + labelEnd(text, found.get().end());
    return rawBlock(new FormulaBlock(), end, state);
  }

  /** Returns the offset after the label of a formula, or {@code at} if it has none. */
  static int labelEnd(CharSequence text, int at) {
    Matcher label = Regex.matcher(LABEL, text).region(at, text.length());
    return label.lookingAt() ? label.end() : at;
  }

  /** Returns the label after a formula; empty if there is none. */
  static String label(CharSequence text, int at) {
    Matcher label = Regex.matcher(LABEL, text).region(at, text.length());
    return label.lookingAt() ? label.group(1) : "";
  }

  private static boolean isBlock(BasedSequence text, MathDelimiters.Found formula) {
    return formula.display()
        && formula.isCertain()
        && isLineEnd(text, labelEnd(text, formula.end()))
        && !Regex.matcher(BLANK_LINE, text.subSequence(0, formula.end())).find();
  }
}
