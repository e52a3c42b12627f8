package press.offprint.content.xhtml.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.content.xhtml.tree.BodyPass;
import press.offprint.content.xhtml.tree.ElementText;
import press.offprint.content.xhtml.tree.Selectors;
import press.offprint.content.xhtml.tree.TreeEdits;
import press.offprint.model.Heading;

/**
 * Removes empty headings and a first heading that repeats the title, and sets the levels of the
 * others.
 */
public final class Headings implements BodyPass {
  static final String ALL = "h1, h2, h3, h4, h5, h6";

  private final IdRegistry ids;

  /**
   * Creates the pass.
   *
   * @param ids receives the names by which a link can refer to the title
   */
  public Headings(IdRegistry ids) {
    this.ids = ids;
  }

  @Override
  public void apply(Element body, BodyContext context) {
    removeTitle(body, context.title());
    removeEmpty(body);
    setLevels(body);
  }

  private void removeTitle(Element body, String title) {
    Element first = body.firstElementChild();
    if (first != null
        && first.normalName().equals("h1")
        && first.text().strip().equalsIgnoreCase(title.strip())
        && Selectors.all(body, "h1").size() == 1) {
      Selectors.all(first, "[id]").forEach(element -> ids.addTitle(element.id()));
      first.remove();
    }
    String slug = ids.ofHeading(title);
    if (!slug.isEmpty()) {
      ids.addTitle(slug);
    }
    ids.addTitle("top");
  }

  private static void removeEmpty(Element body) {
    for (Element heading : Selectors.all(body, ALL)) {
      if (!heading.hasText() && Selectors.all(heading, "img, div.math, span.math").isEmpty()) {
        TreeEdits.remove(heading);
      }
    }
  }

  // The highest headings become h2, and no level is skipped on the way down.
  private static void setLevels(Element body) {
    Deque<Integer> open = new ArrayDeque<>();
    for (Element heading : Selectors.all(body, ALL)) {
      int written = level(heading);
      while (!open.isEmpty() && open.peek() >= written) {
        open.pop();
      }
      open.push(written);
      heading.tagName("h" + Math.min(6, open.size() + 1));
    }
  }

  private static int level(Element heading) {
    return heading.normalName().charAt(1) - '0';
  }

  /** Returns the headings of a finished body, with their ids. */
  public static List<Heading> list(Element body) {
    List<Heading> headings = new ArrayList<>();
    for (Element heading : Selectors.all(body, ALL)) {
      headings.add(new Heading(level(heading), heading.id(), ElementText.of(heading)));
    }
    return headings;
  }
}
