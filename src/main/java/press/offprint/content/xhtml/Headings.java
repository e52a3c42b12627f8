package press.offprint.content.xhtml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.model.Heading;

/** Brings headings to the levels below the title, and names them. */
final class Headings {
  private static final String ALL = "h1, h2, h3, h4, h5, h6";

  private Headings() {}

  /**
   * Removes a first heading that says the title once more, and headings that say nothing.
   *
   * @return the ids that went with the first heading: the title has them now
   */
  static List<String> prune(Element body, String title) {
    List<String> ids = new ArrayList<>();
    Element first = body.firstElementChild();
    if (first != null
        && first.normalName().equals("h1")
        && first.text().strip().equalsIgnoreCase(title.strip())
        && Queries.all(body, "h1").size() == 1) {
      Queries.all(first, "[id]").forEach(named -> ids.add(named.id()));
      first.remove();
    }
    for (Element heading : Queries.all(body, ALL)) {
      if (!heading.hasText() && Queries.all(heading, "img, div.math, span.math").isEmpty()) {
        Siblings.remove(heading);
      }
    }
    return ids;
  }

  /** Sets the levels: the shallowest become h2, and none is skipped on the way down. */
  static void level(Element body) {
    Deque<Integer> open = new ArrayDeque<>();
    for (Element heading : Queries.all(body, ALL)) {
      int written = heading.normalName().charAt(1) - '0';
      while (!open.isEmpty() && open.peek() >= written) {
        open.pop();
      }
      open.push(written);
      heading.tagName("h" + Math.min(6, open.size() + 1));
    }
  }

  /** The headings, once they have their ids. */
  static List<Heading> list(Element body) {
    List<Heading> headings = new ArrayList<>();
    for (Element heading : Queries.all(body, ALL)) {
      int level = heading.normalName().charAt(1) - '0';
      headings.add(new Heading(level, heading.id(), PlainText.of(heading)));
    }
    return headings;
  }

  /** A note is no place for a heading: it becomes a strong line. */
  static void flatten(Element note) {
    for (Element heading : Queries.all(note, ALL)) {
      Element strong = new Element("strong");
      heading.childNodesCopy().forEach(strong::appendChild);
      heading.replaceWith(new Element("p").appendChild(strong));
    }
  }
}
