/** A book of several posts: its metadata, its parts and the pages around its chapters. */
package press.offprint.model.book;
