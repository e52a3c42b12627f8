package press.offprint.edition.pdf.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.model.Article;
import press.offprint.model.Heading;
import press.offprint.model.Publication;

/**
 * The outline that readers show beside the pages: a tree of the headings, written into the head.
 */
public final class Outline {
  private final Document document;

  public Outline(Document document) {
    this.document = document;
  }

  /** For a book a branch for each article; for one article its headings. */
  public void write(Publication publication) {
    Element outline = document.createElement("bookmarks");
    boolean book = publication.articles().size() > 1;
    for (int i = 0; i < publication.articles().size(); i++) {
      Article article = publication.articles().get(i);
      String prefix = book ? "a" + (i + 1) + "-" : "";
      Element branch = outline;
      if (book) {
        branch = mark(article.metadata().title(), prefix + "article");
        outline.appendChild(branch);
      }
      grow(branch, article.content().headings(), prefix);
    }
    if (outline.hasChildNodes()) {
      document.getElementsByTagName("head").item(0).appendChild(outline);
    }
  }

  private void grow(Element root, List<Heading> headings, String prefix) {
    record Open(int level, Element mark) {}
    Deque<Open> open = new ArrayDeque<>();
    for (Heading heading : headings) {
      while (!open.isEmpty() && open.peek().level() >= heading.level()) {
        open.pop();
      }
      Element mark = mark(heading.text(), prefix + heading.id());
      (open.isEmpty() ? root : open.peek().mark()).appendChild(mark);
      open.push(new Open(heading.level(), mark));
    }
  }

  private Element mark(String name, String id) {
    Element mark = document.createElement("bookmark");
    mark.setAttribute("name", name);
    mark.setAttribute("href", "#" + id);
    return mark;
  }
}
