/**
 * Publications as accessible PDF. Begin with {@link press.offprint.edition.pdf.PdfEdition}: a
 * template gives the words their places, {@code Imposition} prepares them for paper, {@code Press}
 * prints. What people edit is in {@code templates/print/}.
 */
package press.offprint.edition.pdf;
