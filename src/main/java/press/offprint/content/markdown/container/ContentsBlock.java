package press.offprint.content.markdown.container;

import press.offprint.content.markdown.syntax.RawBlock;

/** The place of a table of contents, which kramdown writes as a list with an attribute. */
final class ContentsBlock extends RawBlock {}
