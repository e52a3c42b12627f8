/**
 * The nouns of publishing. Begin with {@link press.offprint.model.Article}: everything before it
 * reads, everything after it renders. All types are immutable and free of null; nothing here sees a
 * library, a file or a clock.
 */
package press.offprint.model;
