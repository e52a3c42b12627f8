/**
 * The dialects of Markdown and of templates that posts are written in. Start with {@link
 * press.offprint.content.markdown.dialect.PostDialect}.
 */
package press.offprint.content.markdown.dialect;
