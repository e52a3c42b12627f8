package press.offprint.content.frontmatter;

import java.util.Optional;
import press.offprint.model.Problem;

/**
 * A post's bytes as text.
 *
 * @param text with LF as the only line end; empty where there is an error
 */
record DecodedText(String text, Optional<Problem> error) {}
