/**
 * Markdown to HTML, by flexmark, within bounds. Begin with {@link
 * press.offprint.content.markdown.Markdown}.
 */
package press.offprint.content.markdown;
