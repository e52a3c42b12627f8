package press.offprint.content.markdown.syntax;

import press.offprint.model.problem.ProblemCode;

/**
 * A warning about a place in the Markdown.
 *
 * @param offset the offset in the Markdown
 */
public record Finding(ProblemCode code, int offset, String message, String hint) {}
