package press.offprint.content.markdown.formula;

import press.offprint.content.markdown.syntax.RawBlock;

/** A formula that starts a line and ends one, with its label if it has one. */
final class FormulaBlock extends RawBlock {}
