/** The metadata and labels of a book. */
package press.offprint.edition.epub.book;
