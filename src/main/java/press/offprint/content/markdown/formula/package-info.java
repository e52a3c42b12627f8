/**
 * Formulas in Markdown, in the delimiters of MathJax and KaTeX. Start with {@link
 * press.offprint.content.markdown.formula.MathDelimiters}.
 */
package press.offprint.content.markdown.formula;
