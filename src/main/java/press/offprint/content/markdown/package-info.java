/**
 * The conversion of Markdown to HTML by flexmark, within limits on time and stack. Start with
 * {@link press.offprint.content.markdown.Markdown}.
 */
package press.offprint.content.markdown;
