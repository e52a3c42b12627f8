package press.offprint.content.markdown.container;

import press.offprint.content.markdown.syntax.RawBlock;

/** A comment of one or several lines, or the settings of another tool. No edition shows it. */
final class HiddenBlock extends RawBlock {}
