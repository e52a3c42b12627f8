package press.offprint.content.frontmatter.encoding;

import press.offprint.model.problem.Problem;

/**
 * The text of a post's bytes.
 *
 * @param text with LF as the only line end; empty if there is an error
 * @param error the reason why the bytes are no text; null if they are
 */
public record DecodedText(String text, Problem error) {}
