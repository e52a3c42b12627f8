package press.offprint.content.citation;

import java.util.List;

/**
 * The formatted citations of an article.
 *
 * @param citations the HTML of each cluster, in the order in which they were given; the element
 *     {@code span} with the attribute {@code data-key} is around what names one source
 * @param authors the HTML of the author of each cluster that is part of the sentence, in the same
 *     order; empty for others
 * @param entries of the bibliography, in its order
 * @param hanging true if all lines of an entry but the first are indented
 */
public record CitedText(
    List<String> citations, List<String> authors, List<Entry> entries, boolean hanging) {
  public CitedText {
    citations = List.copyOf(citations);
    authors = List.copyOf(authors);
    entries = List.copyOf(entries);
  }

  /** Returns the same with other citations and authors. */
  CitedText withCitations(List<String> others, List<String> otherAuthors) {
    return new CitedText(others, otherAuthors, entries, hanging);
  }

  /** An entry of the bibliography. */
  public record Entry(String key, String html) {}
}
