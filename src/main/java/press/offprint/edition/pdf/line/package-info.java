/**
 * The lines of paragraphs on paper: breaks for the whole paragraph at once, and spaces within
 * lines. {@link press.offprint.edition.pdf.line.ParagraphBreaker} joins them to the layout engine,
 * and {@code TotalFit} chooses the breaks.
 */
package press.offprint.edition.pdf.line;
