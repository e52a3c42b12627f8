/** The cover of a book, as an image. */
package press.offprint.edition.epub.cover;
