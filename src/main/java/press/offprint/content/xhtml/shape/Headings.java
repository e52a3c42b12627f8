package press.offprint.content.xhtml.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;
import press.offprint.model.Heading;

/** Brings headings to the levels below the title, and names them. */
public final class Headings {
  private static final String ALL = "h1, h2, h3, h4, h5, h6";

  private Headings() {}

  /**
   * Removes a first heading that says the title once more, and headings that say nothing.
   *
   * @return the ids that went with the first heading: the title has them now
   */
  public static List<String> prune(Element body, String title) {
    List<String> ids = new ArrayList<>();
    Element first = body.firstElementChild();
    if (first != null
        && first.normalName().equals("h1")
        && first.text().strip().equalsIgnoreCase(title.strip())
        && Selectors.all(body, "h1").size() == 1) {
      Selectors.all(first, "[id]").forEach(named -> ids.add(named.id()));
      first.remove();
    }
    for (Element heading : Selectors.all(body, ALL)) {
      if (!heading.hasText() && Selectors.all(heading, "img, div.math, span.math").isEmpty()) {
        TreeEdits.remove(heading);
      }
    }
    return ids;
  }

  /** Sets the levels: the shallowest become h2, and none is skipped on the way down. */
  public static void level(Element body) {
    Deque<Integer> open = new ArrayDeque<>();
    for (Element heading : Selectors.all(body, ALL)) {
      int written = heading.normalName().charAt(1) - '0';
      while (!open.isEmpty() && open.peek() >= written) {
        open.pop();
      }
      open.push(written);
      heading.tagName("h" + Math.min(6, open.size() + 1));
    }
  }

  /** The headings, once they have their ids. */
  public static List<Heading> list(Element body) {
    List<Heading> headings = new ArrayList<>();
    for (Element heading : Selectors.all(body, ALL)) {
      int level = heading.normalName().charAt(1) - '0';
      headings.add(new Heading(level, heading.id(), ElementText.of(heading)));
    }
    return headings;
  }

  /** A note is no place for a heading: it becomes a strong line. */
  public static void flatten(Element note) {
    for (Element heading : Selectors.all(note, ALL)) {
      Element strong = new Element("strong");
      heading.childNodesCopy().forEach(strong::appendChild);
      heading.replaceWith(new Element("p").appendChild(strong));
    }
  }
}
