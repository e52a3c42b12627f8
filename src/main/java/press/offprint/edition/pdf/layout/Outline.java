package press.offprint.edition.pdf.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.model.Article;
import press.offprint.model.Heading;
import press.offprint.model.Publication;

/** The outline that PDF readers show beside the pages: the tree of headings. */
public final class Outline {
  private final Document document;

  public Outline(Document document) {
    this.document = document;
  }

  /** Writes the outline into the head: the headings, in a book grouped by article. */
  public void write(Publication publication) {
    Element outline = document.createElement("bookmarks");
    boolean book = publication.articles().size() > 1;
    for (int i = 0; i < publication.articles().size(); i++) {
      Article article = publication.articles().get(i);
      String prefix = book ? "a" + (i + 1) + "-" : "";
      Element branch = outline;
      if (book) {
        branch = bookmark(article.metadata().title(), prefix + "article");
        outline.appendChild(branch);
      }
      addHeadings(branch, article.content().headings(), prefix);
    }
    if (outline.hasChildNodes()) {
      document.getElementsByTagName("head").item(0).appendChild(outline);
    }
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
