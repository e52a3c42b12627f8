/** The chapters of a book, and the references between them. */
package press.offprint.edition.epub.chapter;
