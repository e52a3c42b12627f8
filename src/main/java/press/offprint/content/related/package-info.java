/**
 * Posts and keywords that fit a post by its content: {@link
 * press.offprint.content.related.TermCounter} counts the words of each post, and {@link
 * press.offprint.content.related.RelatedIndex} compares the counts of all posts. All numbers are
 * integers and no result depends on the order of a hash table, so that every machine gives the same
 * lists. The method is described in docs/related.md.
 */
package press.offprint.content.related;
