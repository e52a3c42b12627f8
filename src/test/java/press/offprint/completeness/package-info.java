/**
 * Checks that each word of a post is published. The check is independent of Offprint's parser:
 * {@link press.offprint.completeness.SourceText} extracts the words of the source by separate
 * rules, {@link press.offprint.completeness.WordMatcher} searches them, in order, in the published
 * text.
 */
package press.offprint.completeness;
