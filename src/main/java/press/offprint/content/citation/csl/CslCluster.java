package press.offprint.content.citation.csl;

import java.util.List;

/**
 * Sources that are cited at one place.
 *
 * @param isTextual true if the author of the first source is part of the sentence
 * @param note the number of the note that holds the place; 0 in the text
 * @param isAlone true if it is all that the note holds
 */
public record CslCluster(List<Cite> cites, boolean isTextual, int note, boolean isAlone) {
  public CslCluster {
    cites = List.copyOf(cites);
  }

  /**
   * A source.
   *
   * @param prefix the words before it, as HTML of CSL
   * @param suffix the words behind it, with the space or the comma before them
   * @param label a term of CSL, such as {@code page}; empty without a locator
   */
  public record Cite(
      String key,
      String prefix,
      String suffix,
      String locator,
      String label,
      boolean isSuppressed) {}
}
