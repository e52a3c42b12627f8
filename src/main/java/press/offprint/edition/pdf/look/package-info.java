/** Reads finished PDFs: words with their places, pictures, fonts, and pictures of pages. */
package press.offprint.edition.pdf.look;
