/** The chapters of a book: their contents, references between them, glossary and index. */
package press.offprint.content.book.chapter;
