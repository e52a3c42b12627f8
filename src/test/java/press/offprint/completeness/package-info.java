/**
 * Whether each word of a post came out of the press. It knows nothing of how the press reads:
 * {@link press.offprint.completeness.SourceText} takes the words from the source by rules of its
 * own, {@link press.offprint.completeness.WordMatcher} looks for them, in order, in what was
 * published.
 */
package press.offprint.completeness;
