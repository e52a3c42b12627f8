package press.offprint.content.backmatter;

import java.util.List;

/**
 * A term with its meanings.
 *
 * @param term plain text
 * @param termMarkup the term as XHTML
 * @param meanings XHTML, at least one
 * @param language the BCP 47 tag of the text; empty if it is that of the glossary
 */
public record GlossaryEntry(
    String term, String termMarkup, List<String> meanings, String language) {
  public GlossaryEntry {
    meanings = List.copyOf(meanings);
  }
}
