/**
 * Sources that posts cite: bibliographies, citation styles, and their formatted text. Start with
 * {@link press.offprint.content.citation.PostCitations}.
 */
package press.offprint.content.citation;
