package press.offprint.edition.pdf.layout;

import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.model.interrupt.Regex;

/**
 * Changes of a document after a layout that left pages nearly empty. A figure that does not fit
 * moves to the next page and can leave a large part of its page empty; then it is placed after the
 * text that fills this part. Contents of which a few entries are on another page become tighter.
 */
public final class PageFilling {
  /** The part of a page that may stay empty. */
  private static final double EMPTY = 0.25;

  /** So many entries of contents are not alone on a page. */
  private static final int FEW_ENTRIES = 4;

  private static final String TIGHT = "tight";

  private static final Set<String> FILLING = Set.of("p", "ul", "ol", "dl", "blockquote");
  private static final Set<String> TALL = Set.of("img", "svg", "table", "pre", "math", "object");

  private final CssContext context;
  private final List<PageBox> pages;

  /** Creates the placement for a document after its layout. */
  public PageFilling(CssContext context, List<PageBox> pages) {
    this.context = context;
    this.pages = pages;
  }

  /**
   * Moves the first figure of each article that leaves more empty than it may, and tightens
   * contents.
   *
   * @return true if the document is changed, and must be laid out again
   */
  public boolean improve(Box root) {
    boolean changed = false;
    if (Dom.hasClass(root.getElement(), "text")) {
      List<Box> blocks = root.getChildren();
      for (int i = 1; i < blocks.size() && !changed; i++) {
        changed = Dom.is(blocks.get(i).getElement(), "figure") && move(blocks, i);
      }
    } else if (Dom.hasClass(root.getElement(), "contents")) {
      changed = tighten(root);
    } else {
      for (Box child : root.getChildren()) {
        changed |= improve(child);
      }
    }
    return changed;
  }

  private boolean tighten(Box contents) {
    List<Box> entries = new ArrayList<>();
    addEntries(contents, entries);
    if (entries.isEmpty() || Dom.hasClass(contents.getElement(), TIGHT)) {
      return false;
    }
    int last = page(entries.get(entries.size() - 1).getAbsY());
    long few = entries.stream().filter(entry -> page(entry.getAbsY()) == last).count();
    if (few > FEW_ENTRIES || few == entries.size()) {
      return false;
    }
    Dom.addClass(contents.getElement(), TIGHT);
    return true;
  }

  private static void addEntries(Box box, List<Box> entries) {
    if (Dom.is(box.getElement(), "li")) {
      entries.add(box);
    } else {
      box.getChildren().forEach(child -> addEntries(child, entries));
    }
  }

  private boolean move(List<Box> blocks, int figure) {
    int first = figure;
    while (first > 1 && isHeading(blocks.get(first - 1))) {
      first--;
    }
    Box before = blocks.get(first - 1);
    int end = before.getAbsY() + before.getHeight();
    int page = page(end - 1);
    if (page < 0 || page(blocks.get(figure).getAbsY()) != page + 1 || introduces(before)) {
      return false;
    }
    double allowed = EMPTY * (pages.get(page).getBottom() - pages.get(page).getTop());
    double room = pages.get(page).getBottom(context) - end - height(blocks, first, figure);
    int last = figure;
    while (room > 0 && last + 1 < blocks.size() && fills(blocks.get(last + 1))) {
      last++;
      room -= blocks.get(last).getHeight();
    }
    double empty = pages.get(page).getBottom(context) - end;
    if (empty <= allowed || room > allowed || last == figure) {
      return false;
    }
    Element moved = blocks.get(figure).getElement();
    Node place = blocks.get(last).getElement();
    place.getParentNode().insertBefore(moved, place.getNextSibling());
    return true;
  }

  private static int height(List<Box> blocks, int from, int to) {
    return blocks.subList(from, to).stream().mapToInt(Box::getHeight).sum();
  }

  private static boolean isHeading(Box box) {
    return box.getElement() != null && Regex.matches(box.getElement().getTagName(), "h[1-6]");
  }

  /** Returns true for a text that announces what follows it. */
  private static boolean introduces(Box box) {
    return box.getElement() != null
        && Regex.matches(box.getElement().getTextContent().strip(), "(?s).*[:：]");
  }

  /** Returns true for text that can be divided between two pages. */
  private static boolean fills(Box box) {
    Element element = box.getElement();
    return element != null
        && FILLING.contains(element.getTagName())
        && Dom.elements(element).stream().noneMatch(part -> TALL.contains(part.getTagName()));
  }

  private int page(int y) {
    for (int i = 0; i < pages.size(); i++) {
      if (y >= pages.get(i).getTop() && y < pages.get(i).getBottom()) {
        return i;
      }
    }
    return -1;
  }

  /** Removes the elements that the engine adds to a document for the layout of notes. */
  public static void removeEngineElements(Element root) {
    for (Element element : Dom.elements(root)) {
      if (element.getTagName().startsWith("fs-footnote")
          || (Dom.is(element, "a") && element.getAttribute("href").startsWith("#fs-footnote"))) {
        Dom.remove(element);
      }
    }
  }
}
