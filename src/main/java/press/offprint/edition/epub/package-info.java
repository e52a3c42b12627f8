/**
 * The EPUB 3.3 edition. Begin with {@link press.offprint.edition.epub.EpubEdition}: it plans the
 * chapters, writes them by the templates below {@code templates/epub}, binds them as a book and
 * packs that book into a container.
 */
package press.offprint.edition.epub;
