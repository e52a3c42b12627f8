package press.offprint.edition.epub.chapter;

import java.util.List;
import java.util.stream.Stream;
import press.offprint.model.Article;
import press.offprint.model.Footnote;

/**
 * A content document of the book: an article, or a part of a long article.
 *
 * @param number the number of the article in the book, from one
 * @param href the file in the container
 * @param title the title of the article, or the heading that a later part begins with
 * @param opens whether this is the first part of the article
 * @param body the part of the article's body, with its original references
 * @param notes the footnotes whose first reference is in this part
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

  /** Returns the body, followed by the markup of each note. */
  public List<String> markups() {
    return Stream.concat(Stream.of(body), notes.stream().map(Footnote::markup)).toList();
  }
}
