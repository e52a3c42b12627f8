package press.offprint.edition.pdf.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import press.offprint.edition.pdf.dom.Dom;

/**
 * Leaves out style sheets that can say nothing of a document, since the engine tries each rule on
 * each element: {@code <link data-where="lang=ja dir=rtl" …>} is read where some element has one of
 * these attributes; a language is meant with all its regions and scripts.
 */
public final class StyleSheetFilter {
  private static final String WHERE = "data-where";

  private StyleSheetFilter() {}

  public static void choose(Document document) {
    List<Element> links = new ArrayList<>();
    Set<String> facts = new HashSet<>();
    for (Element element : Dom.elements(document.getDocumentElement())) {
      if (Dom.is(element, "link") && element.hasAttribute(WHERE)) {
        links.add(element);
      }
      addFact(facts, "dir", element.getAttribute("dir"));
      String language = element.getAttribute("lang");
      int end = language.indexOf('-');
      addFact(facts, "lang", end < 0 ? language : language.substring(0, end));
    }
    for (Element link : links) {
      if (List.of(link.getAttribute(WHERE).split("\\s+")).stream().noneMatch(facts::contains)) {
        link.getParentNode().removeChild(link);
      }
    }
  }

  private static void addFact(Set<String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(name + "=" + value.toLowerCase(Locale.ROOT));
    }
  }
}
