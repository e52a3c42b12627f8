/**
 * The nouns of publishing. Begin with {@link press.offprint.model.Article}: the reader of posts
 * creates it, and editions render it. All types are immutable and free of null; nothing here uses a
 * library, a file or a clock.
 */
package press.offprint.model;
