/**
 * The PDF edition. Begin with {@link press.offprint.edition.pdf.PdfEdition}: a template renders the
 * print model as XHTML, {@link press.offprint.edition.pdf.layout.PrintLayout} prepares the document
 * for paper, and {@link press.offprint.edition.pdf.PdfRenderer} lays it out and writes the file.
 * Publishers edit the templates in {@code templates/print/}.
 */
package press.offprint.edition.pdf;
