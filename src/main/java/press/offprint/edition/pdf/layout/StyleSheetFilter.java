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
 * The filter that removes style sheets without effect, because the engine tries each rule on each
 * element. A sheet {@code <link data-where="lang=ja dir=rtl" …>} is used only if some element has
 * one of these attributes. A language includes all of its regions and scripts.
 */
public final class StyleSheetFilter {
  private static final String WHERE = "data-where";

  private StyleSheetFilter() {}

  public static void removeUnused(Document document) {
    List<Element> links = new ArrayList<>();
    Set<String> attributes = new HashSet<>();
    for (Element element : Dom.elements(document.getDocumentElement())) {
      if (Dom.is(element, "link") && element.hasAttribute(WHERE)) {
        links.add(element);
      }
      addAttribute(attributes, "dir", element.getAttribute("dir"));
      String language = element.getAttribute("lang");
      int end = language.indexOf('-');
      addAttribute(attributes, "lang", end < 0 ? language : language.substring(0, end));
    }
    for (Element link : links) {
      if (List.of(link.getAttribute(WHERE).split("\\s+")).stream()
          .noneMatch(attributes::contains)) {
        link.getParentNode().removeChild(link);
      }
    }
  }

  private static void addAttribute(Set<String> attributes, String name, String value) {
    if (!value.isEmpty()) {
      attributes.add(name + "=" + value.toLowerCase(Locale.ROOT));
    }
  }
}
