package press.offprint.model;

import java.util.List;
import java.util.Optional;
import press.offprint.model.book.BookAuthor;
import press.offprint.model.book.BookFigure;
import press.offprint.model.book.BookPart;

/**
 * The facts about a book that none of its posts has.
 *
 * @param name the name of its files, such as {@code essays}
 * @param metadata title, authors, language, date and cover of the book itself
 * @param source of its definition, such as {@code books/essays.md}; its identifier depends on it
 * @param rights the notice of its copyright; may be empty
 * @param publisher the name of the site if empty
 * @param dedication plain text, may be empty
 * @param collection the series of books that it belongs to; may be empty
 * @param position in that series, such as {@code 2}; may be empty
 * @param cover a picture; one is drawn if it is empty
 * @param preface true if the first article of the publication is its preface
 * @param parts in reading order; empty for a book without parts
 * @param figures the figures and tables that have captions, in reading order
 * @param authors the profiles of its authors, of those who have more than a name
 * @param fingerprints of its sources, in the order of the articles; the glossary and the index
 *     after them have none
 * @param paper of its PDF
 * @param marks true if its PDF has crop marks
 * @param issue the number of an issue of a periodical; 0 for another book
 */
public record Book(
    String name,
    Metadata metadata,
    String source,
    String rights,
    String publisher,
    String dedication,
    String collection,
    String position,
    Optional<Resource> cover,
    boolean preface,
    List<BookPart> parts,
    List<BookFigure> figures,
    List<BookAuthor> authors,
    List<String> fingerprints,
    String paper,
    boolean marks,
    int issue) {
  /** With more authors than these, each chapter names its own. */
  private static final int TITLE_AUTHORS = 6;

  public Book {
    parts = List.copyOf(parts);
    figures = List.copyOf(figures);
    authors = List.copyOf(authors);
    fingerprints = List.copyOf(fingerprints);
  }

  /** Returns the same book on other paper. */
  public Book withPaper(String other) {
    return new Book(
        name,
        metadata,
        source,
        rights,
        publisher,
        dedication,
        collection,
        position,
        cover,
        preface,
        parts,
        figures,
        authors,
        fingerprints,
        other,
        marks,
        issue);
  }

  /** Returns the authors for a title page; none if they are too many for it. */
  public List<String> titleAuthors() {
    return metadata.authors().size() > TITLE_AUTHORS ? List.of() : metadata.authors();
  }

  /**
   * Returns the number of parts around an article: 0 for a preface, for a glossary, for an index
   * and in a book without parts.
   *
   * @param article the index of the article in the publication
   */
  public int depth(int article) {
    return article < fingerprints.size() ? BookPart.depth(parts, article) : 0;
  }

  /** Returns the parts that begin right before an article, the outer ones first. */
  public List<BookPart> opening(int article) {
    return parts.stream().filter(part -> part.first() == article).toList();
  }
}
