/**
 * The limits of Markdown: of its text before it is parsed, and of the tree that the parser makes.
 * Begin with {@link press.offprint.content.markdown.limit.MarkdownLimits}.
 */
package press.offprint.content.markdown.limit;
