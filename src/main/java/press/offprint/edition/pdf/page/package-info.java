/** The places of the text at which the pages of a PDF begin. */
package press.offprint.edition.pdf.page;
