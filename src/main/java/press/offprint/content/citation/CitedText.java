package press.offprint.content.citation;

import java.util.List;
import java.util.Map;

/**
 * The formatted citations of an article.
 *
 * @param citations the HTML of each cluster, in the order in which they were given; the element
 *     {@code span} with the attribute {@code data-key} is around what names one source
 * @param authors the HTML of the authors of sources, by key
 * @param entries of the bibliography, in its order
 * @param hanging true if all lines of an entry but the first are indented
 */
public record CitedText(
    List<String> citations, Map<String, String> authors, List<Entry> entries, boolean hanging) {
  public CitedText {
    citations = List.copyOf(citations);
    authors = Map.copyOf(authors);
    entries = List.copyOf(entries);
  }

  /** Returns the same with other citations. */
  CitedText withCitations(List<String> others) {
    return new CitedText(others, authors, entries, hanging);
  }

  /** An entry of the bibliography. */
  public record Entry(String key, String html) {}
}
