package press.offprint.edition.pdf.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.Article;
import press.offprint.model.Book;
import press.offprint.model.Heading;
import press.offprint.model.Publication;
import press.offprint.model.book.BookPart;
import press.offprint.model.text.IdPrefix;

/** The outline that PDF readers show beside the pages: the tree of headings. */
public final class Outline {
  private final Document document;

  public Outline(Document document) {
    this.document = document;
  }

  /** Writes the outline into the head: the headings, in a book grouped by article. */
  public void write(Publication publication) {
    Element outline = document.createElement("bookmarks");
    boolean book = publication.isBook();
    Deque<Part> parts = new ArrayDeque<>();
    for (int i = 0; i < publication.articles().size(); i++) {
      Article article = publication.articles().get(i);
      String prefix = book ? IdPrefix.of(i) : "";
      Element branch = outline;
      if (book) {
        for (BookPart part : opening(publication, i)) {
          while (!parts.isEmpty() && parts.peek().level() >= part.level()) {
            parts.pop();
          }
          Element entry = bookmark(part.title(), part.id());
          (parts.isEmpty() ? outline : parts.peek().bookmark()).appendChild(entry);
          parts.push(new Part(part.level(), entry));
        }
        if (!article.backMatter().isEmpty()) {
          parts.clear();
        }
        branch = bookmark(title(publication, i), prefix + "article");
        (parts.isEmpty() ? outline : parts.peek().bookmark()).appendChild(branch);
      }
      addHeadings(branch, article.content().headings(), prefix);
    }
    for (Element section : Dom.elements(document.getDocumentElement())) {
      if (Dom.hasClass(section, "back")) {
        Dom.elements(section).stream()
            .filter(element -> Dom.hasClass(element, "back-title"))
            .map(title -> bookmark(title.getTextContent().strip(), title.getAttribute("id")))
            .forEach(outline::appendChild);
      }
    }
    if (outline.hasChildNodes()) {
      document.getElementsByTagName("head").item(0).appendChild(outline);
    }
  }

  private record Part(int level, Element bookmark) {}

  private static List<BookPart> opening(Publication publication, int article) {
    return publication.book().map(book -> book.opening(article)).orElse(List.of());
  }

  private String title(Publication publication, int article) {
    String title = publication.articles().get(article).metadata().title();
    boolean preface = article == 0 && publication.book().filter(Book::preface).isPresent();
    return preface ? prefaceTitle().orElse(title) : title;
  }

  // The template has the word for a preface in the language of the book.
  private Optional<String> prefaceTitle() {
    return Dom.elements(document.getDocumentElement()).stream()
        .filter(heading -> Dom.hasClass(heading, "preface-title"))
        .map(heading -> heading.getTextContent().strip())
        .findFirst();
  }

  private void addHeadings(Element root, List<Heading> headings, String prefix) {
    record Open(int level, Element bookmark) {}
    Deque<Open> open = new ArrayDeque<>();
    for (Heading heading : headings) {
      while (!open.isEmpty() && open.peek().level() >= heading.level()) {
        open.pop();
      }
      Element bookmark = bookmark(heading.text(), prefix + heading.id());
      (open.isEmpty() ? root : open.peek().bookmark()).appendChild(bookmark);
      open.push(new Open(heading.level(), bookmark));
    }
  }

  private Element bookmark(String name, String id) {
    Element bookmark = document.createElement("bookmark");
    bookmark.setAttribute("name", name);
    bookmark.setAttribute("href", "#" + id);
    return bookmark;
  }
}
