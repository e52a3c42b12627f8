/**
 * The EPUB 3.3 edition. Begin with {@link press.offprint.edition.epub.EpubEdition}; the steps that
 * build a book are in {@code BookWriter.write}: cover, title page, chapters, colophon, fonts, table
 * of contents ({@code nav.xhtml} and {@code toc.ncx}), package document, container. The templates
 * are in {@code templates/epub}.
 */
package press.offprint.edition.epub;
