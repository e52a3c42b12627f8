package press.offprint.edition.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.text.IdPrefix;

/** The variable {@code facts} of {@code templates/print/book.html}. */
final class BookFacts {
  /** The digits of the fingerprint of a source. */
  private static final int SHORT = 12;

  private BookFacts() {}

  /** Returns what the template of a book shows besides its chapters. */
  static Map<String, Object> of(Publication publication, Book book) {
    Site site = publication.site();
    Map<String, Object> facts = new HashMap<>();
    facts.put("publisher", book.publisher().isBlank() ? site.title() : book.publisher());
    facts.put("titleAuthors", book.titleAuthors());
    facts.put("rights", book.rights());
    facts.put("dedication", book.dedication());
    facts.put("collection", book.collection());
    facts.put("position", book.position());
    facts.put("figures", figures(book, false));
    facts.put("tables", figures(book, true));
    facts.put("authors", book.authors());
    facts.put("head", PrintModel.runningHead(publication.title(), book.paper()));
    facts.put("url", site.baseUrlGiven() ? site.absolute(publication.folder() + "/") : "");
    List<Map<String, String>> sources = new ArrayList<>();
    List<Article> posts = publication.posts();
    for (int i = 0; i < posts.size(); i++) {
      Article article = posts.get(i);
      String sum = book.fingerprints().get(i);
      sources.add(
          Map.of(
              "source", article.source(),
              "fingerprint", sum.substring(0, Math.min(SHORT, sum.length())),
              "url", site.baseUrlGiven() ? site.absolute(article.path()) : ""));
    }
    facts.put("sources", sources);
    return facts;
  }

  private static List<Map<String, String>> figures(Book book, boolean tables) {
    return book.figures().stream()
        .filter(figure -> figure.table() == tables)
        .map(
            figure ->
                Map.of(
                    "caption", figure.caption(), "id", IdPrefix.of(figure.article()) + figure.id()))
        .toList();
  }
}
