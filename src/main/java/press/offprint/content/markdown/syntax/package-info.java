/**
 * The kinds of parsers for syntaxes besides CommonMark's, and the state of an article while it is
 * rendered. Start with {@link press.offprint.content.markdown.syntax.InlineSyntax}.
 */
package press.offprint.content.markdown.syntax;
