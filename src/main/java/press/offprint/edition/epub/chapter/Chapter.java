package press.offprint.edition.epub.chapter;

import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.Article;
import press.offprint.model.Footnote;

/**
 * One content document of the book: an article, or a part of a long one.
 *
 * @param article whose text it is
 * @param number of the article in the book, one-based
 * @param href its file in the container
 * @param title of the article for its first chapter, else of the heading it begins with
 * @param opens whether it is the article's first
 * @param body its share of the article's body, references not yet pointed
 * @param notes those first referred to in it
 */
public record Chapter(
    Article article,
    int number,
    String href,
    String title,
    boolean opens,
    String body,
    List<Footnote> notes) {

  public Chapter {
    notes = List.copyOf(notes);
  }

  /** Body and notes, for those who look for something in both. */
  public List<String> markups() {
    return Stream.concat(Stream.of(body), notes.stream().map(Footnote::markup)).toList();
  }
}
