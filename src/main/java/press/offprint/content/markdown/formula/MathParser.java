package press.offprint.content.markdown.formula;

import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;
import press.offprint.content.markdown.syntax.InlineSyntax;

/** The inline parser of formulas. */
final class MathParser extends InlineSyntax {
  private final MathReading reading;
  private BasedSequence input;
  private MathDelimiters delimiters;

  private MathParser(LightInlineParser parser) {
    this.reading = MathReading.KEY.get(parser.getDocument());
  }

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("$\\");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new MathParser(parser);
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    if (parser.getInput() != input) {
      input = parser.getInput();
      delimiters = new MathDelimiters(input, reading);
    }
    int at = parser.getIndex();
    Optional<MathDelimiters.Found> found = delimiters.parse(at);
    if (found.isPresent()) {
      int end = found.get().end();
      Formula formula = new Formula(input.subSequence(at, end), found.get());
      Formulas.KEY.get(parser.getDocument()).add(formula);
      return add(parser, formula, end);
    }
    return input.charAt(at) == '$' && skipDollars(parser, at);
  }

  // A run of dollar signs that starts no formula is text; its parts start none either.
  private boolean skipDollars(LightInlineParser parser, int at) {
    int end = at + runLength(input, at);
    if (end - at < 2) {
      return false;
    }
    parser.appendText(input.subSequence(at, end));
    parser.setIndex(end);
    return true;
  }
}
