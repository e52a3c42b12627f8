/**
 * Books: their definitions in the configuration and in front matter, and the posts that they hold.
 * Begin with {@link press.offprint.content.book.BookSelector}.
 */
package press.offprint.content.book;
