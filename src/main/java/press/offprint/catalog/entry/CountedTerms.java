package press.offprint.catalog.entry;

import press.offprint.model.bytes.Bytes;

/**
 * The counted words of a post.
 *
 * @param source the path relative to the content folder, with {@code /}
 * @param inputHash of all that the words were counted from
 * @param terms in the form of the counter
 */
public record CountedTerms(String source, String inputHash, Bytes terms) {}
