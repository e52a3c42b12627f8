/** The images of a book. */
package press.offprint.edition.epub.image;
