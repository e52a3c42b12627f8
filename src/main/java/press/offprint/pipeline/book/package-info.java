/**
 * The beans of {@code publish-book}: the books of a site. Begin with {@link
 * press.offprint.pipeline.book.Books}.
 */
package press.offprint.pipeline.book;
