package press.offprint.content.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;

/** The lines of an element in MDX, which enclose Markdown. Unlike a paragraph, they have no tag. */
public final class ElementLines extends Paragraph {}
