package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.text.Numerals;

/**
 * The page numbers of an index. The names of places become numbers; pages that follow one another
 * become one range.
 */
public final class IndexPages {
  // As wide as the number of a page, for the first layout.
  private static final int UNKNOWN = 100;

  private final Document document;
  private final Numerals numerals;
  private final Map<Element, List<String>> targets = new LinkedHashMap<>();
  private final Set<String> all = new LinkedHashSet<>();

  /** Finds the places of the index of a document, and writes a number for each. */
  public IndexPages(Document document) {
    this.document = document;
    this.numerals = Numerals.of(document.getDocumentElement().getAttribute("lang"));
    for (Element group : Dom.elements(document.getDocumentElement())) {
      if (Dom.hasClass(group, "index-locators")) {
        List<String> ids = new ArrayList<>();
        for (Element link : Dom.elements(group)) {
          if (Dom.hasClass(link, "index-locator") && link.getAttribute("href").startsWith("#")) {
            ids.add(link.getAttribute("href").substring(1));
          }
        }
        targets.put(group, ids);
        all.addAll(ids);
      }
    }
    write(Map.of());
  }

  public boolean isEmpty() {
    return targets.isEmpty();
  }

  /** Returns the ids of the places. */
  public Set<String> targets() {
    return all;
  }

  /**
   * Writes the numbers of pages.
   *
   * @param pages by the ids of places
   * @return false if the numbers are those that were written before
   */
  public boolean write(Map<String, Integer> pages) {
    boolean isChanged = false;
    for (Map.Entry<Element, List<String>> group : targets.entrySet()) {
      String before = group.getKey().getTextContent();
      write(group.getKey(), group.getValue(), pages);
      isChanged |= !before.equals(group.getKey().getTextContent());
    }
    return isChanged;
  }

  private void write(Element group, List<String> ids, Map<String, Integer> pages) {
    TreeMap<Integer, String> first = new TreeMap<>();
    ids.forEach(id -> first.putIfAbsent(pages.getOrDefault(id, UNKNOWN), id));
    while (group.hasChildNodes()) {
      group.removeChild(group.getFirstChild());
    }
    int end = 0;
    for (Map.Entry<Integer, String> place : first.entrySet()) {
      int start = place.getKey();
      if (start <= end) {
        continue;
      }
      end = start;
      while (first.containsKey(end + 1)) {
        end++;
      }
      String text = numerals.text(end > start ? start + "–" + end : Integer.toString(start));
      Element link = document.createElement("a");
      link.setAttribute("class", "index-locator");
      link.setAttribute("href", "#" + place.getValue());
      link.setAttribute("title", text);
      link.setTextContent(text);
      group.appendChild(document.createTextNode(", "));
      group.appendChild(link);
    }
  }
}
