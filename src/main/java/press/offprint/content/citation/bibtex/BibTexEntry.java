package press.offprint.content.citation.bibtex;

import java.util.Map;

/**
 * One entry of a BibTeX or BibLaTeX file.
 *
 * @param type in lower case, such as {@code article}
 * @param fields by their names in lower case; values are LaTeX, with strings replaced
 * @param line one-based
 */
public record BibTexEntry(String type, String key, Map<String, String> fields, int line) {
  public BibTexEntry {
    fields = Map.copyOf(fields);
  }

  /** Returns the first of the fields that is not blank, else an empty text. */
  public String first(String... names) {
    for (String name : names) {
      String value = fields.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value;
      }
    }
    return "";
  }
}
