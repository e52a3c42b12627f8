package press.offprint.edition.pdf.page;

import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.render.PageBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import press.offprint.edition.PageBreak;
import press.offprint.edition.pdf.page.WrittenText.Place;

/**
 * The begins of the pages of a document after its layout: the first part of the text on each page
 * that no earlier page has. A figure that moved behind the text which fills its page, and a cell
 * that continues beside others, begin no page.
 */
public final class PageStarts {
  /** So many letters of a line are compared with those of the text. */
  private static final int COMPARED = 8;

  /** The position of a letter among the elements before it. */
  private static final int LETTER = Integer.MAX_VALUE;

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::part)
          .thenComparingInt(Position::letters)
          .thenComparingInt(Position::element);

  private record Position(int part, int letters, int element) {}

  private final WrittenText texts;
  private final List<PageBox> pages;
  private final UnaryOperator<String> written;
  private final Map<Integer, List<Position>> found = new HashMap<>();

  /**
   * Prepares the search.
   *
   * @param written returns the text that an author wrote for a text of the document
   */
  public PageStarts(WrittenText texts, List<PageBox> pages, UnaryOperator<String> written) {
    this.texts = texts;
    this.pages = pages;
    this.written = written;
  }

  /**
   * Returns the begins of the pages.
   *
   * @param label returns the number that a page shows, from its number from one
   */
  public List<PageBreak> of(Box root, IntFunction<String> label) {
    visit(root);
    List<PageBreak> breaks = new ArrayList<>();
    Position last = null;
    for (int page = 0; page < pages.size(); page++) {
      List<Position> all = found.getOrDefault(page, List.of());
      Position end = last;
      Position first =
          all.stream()
              .filter(one -> end == null || ORDER.compare(one, end) > 0)
              .min(ORDER)
              .orElse(null);
      if (first != null) {
        breaks.add(pageBreak(label.apply(page + 1), first));
        last = all.stream().max(ORDER).orElseThrow();
      }
    }
    return breaks;
  }

  private PageBreak pageBreak(String label, Position at) {
    WrittenText.Part part = texts.part(at.part());
    int element = at.element() == LETTER ? -1 : at.element();
    return new PageBreak(label, part.article(), part.note(), at.letters(), element);
  }

  private void visit(Box box) {
    IdentityHashMap<Element, Integer> consumed = new IdentityHashMap<>();
    for (Box child : box.getChildren()) {
      if (child instanceof LineBox line) {
        read(line, consumed);
      } else {
        if (child instanceof BlockBox block && block.isReplaced()) {
          add(block);
        }
        visit(child);
      }
    }
  }

  private void read(LineBox line, IdentityHashMap<Element, Integer> consumed) {
    IdentityHashMap<Element, StringBuilder> letters = new IdentityHashMap<>();
    line.getChildren().forEach(child -> collect(child, letters));
    letters.forEach(
        (element, text) -> {
          int before = consumed.merge(element, text.length(), Integer::sum) - text.length();
          if (text.length() > 0) {
            add(line.getAbsY(), element, before, text);
          }
        });
  }

  private void collect(Object part, IdentityHashMap<Element, StringBuilder> letters) {
    if (part instanceof InlineLayoutBox inline) {
      inline.getInlineChildren().forEach(child -> collect(child, letters));
    } else if (part instanceof InlineText text) {
      Element element = element(text.getParent());
      if (element != null && !text.isDynamicFunction()) {
        StringBuilder all = letters.computeIfAbsent(element, e -> new StringBuilder());
        WrittenText.addLetters(written.apply(text.getSubstring()), all);
      }
    } else if (part instanceof BlockBox block) {
      if (block.isReplaced()) {
        add(block);
      } else {
        visit(block);
      }
    }
  }

  /** Returns the element around a text; null for a text that a style sheet made. */
  private static Element element(Box box) {
    for (Box around = box; around != null; around = around.getParent()) {
      if (around.getPseudoElementOrClass() != null) {
        return null;
      }
      if (around.getElement() != null) {
        return around.getElement();
      }
    }
    return null;
  }

  private void add(int y, Element element, int before, CharSequence letters) {
    Node placed = placed(element);
    if (placed == null || WrittenText.isBeside(element)) {
      return;
    }
    Place place = WrittenText.place(placed);
    if (place.letters() < 0) {
      add(y, new Position(place.part(), -1, 0));
      return;
    }
    int start = place.letters() + lettersBefore(placed, element) + before;
    String first = letters.subSequence(0, Math.min(COMPARED, letters.length())).toString();
    String all = texts.part(place.part()).letters();
    if (all.regionMatches(true, start, first, 0, first.length())) {
      add(y, new Position(place.part(), start, LETTER));
      add(y, new Position(place.part(), start + letters.length() - 1, LETTER));
    } else if (before == 0) {
      // The layout changed the letters, so that only the begin of the element is known.
      add(y, new Position(place.part(), place.letters(), LETTER));
    }
  }

  /** Adds a picture or a formula. */
  private void add(BlockBox box) {
    Element element = box.getElement();
    Place place = element == null || isInNote(element) ? null : WrittenText.place(element);
    if (place != null && place.element() >= 0) {
      add(box.getAbsY(), new Position(place.part(), place.letters(), place.element()));
    }
  }

  private static boolean isInNote(Element element) {
    return element.getParentNode() == null || WrittenText.isBeside(element.getParentNode());
  }

  private void add(int y, Position position) {
    for (int page = 0; page < pages.size(); page++) {
      if (y >= pages.get(page).getTop() && y < pages.get(page).getBottom()) {
        found.computeIfAbsent(page, number -> new ArrayList<>()).add(position);
        return;
      }
    }
  }

  private static Node placed(Node node) {
    Node up = node;
    while (up != null && WrittenText.place(up) == null) {
      up = up.getParentNode();
    }
    return up;
  }

  private int lettersBefore(Node around, Node end) {
    StringBuilder letters = new StringBuilder();
    collect(around, end, letters);
    return letters.length();
  }

  /** Returns true if {@code end} was found, and with it the last letter to add. */
  private boolean collect(Node node, Node end, StringBuilder letters) {
    if (node == end) {
      return true;
    }
    if (node instanceof Text text && !WrittenText.isBeside(text)) {
      WrittenText.addLetters(written.apply(text.getData()), letters);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (collect(child, end, letters)) {
        return true;
      }
    }
    return false;
  }
}
