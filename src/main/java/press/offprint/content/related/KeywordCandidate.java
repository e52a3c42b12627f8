package press.offprint.content.related;

/**
 * A word, or a compound of words, that may be a keyword of its post.
 *
 * @param term in lower case
 * @param spelled the commonest spelling of the author
 * @param count occurrences in body and title
 * @param titled true if it is in the title
 * @param compound true if it is made of several words
 */
public record KeywordCandidate(
    String term, String spelled, int count, boolean titled, boolean compound) {}
