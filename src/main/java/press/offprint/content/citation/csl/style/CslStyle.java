package press.offprint.content.citation.csl.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** A style: its macros, its layouts and its options. */
public final class CslStyle {
  private final Element root;
  private final Map<String, Element> macros = new HashMap<>();

  public CslStyle(Element root) {
    this.root = root;
    for (Element child : CslXml.elements(root)) {
      if (child.getTagName().equals("macro")) {
        macros.put(child.getAttribute("name"), child);
      }
    }
  }

  /** Returns true if an element is a style with citations, each of whose parts has a layout. */
  public static boolean isStyle(Element root) {
    Element citation = CslXml.child(root, "citation");
    Element bibliography = CslXml.child(root, "bibliography");
    return root.getTagName().equals("style")
        && citation != null
        && hasLayout(citation)
        && (bibliography == null || hasLayout(bibliography));
  }

  private static boolean hasLayout(Element part) {
    return CslXml.child(part, "layout") != null;
  }

  /** Returns true if the style itself writes the letters of years. */
  public boolean writesYearSuffix() {
    var texts = root.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (((Element) texts.item(i)).getAttribute("variable").equals("year-suffix")) {
        return true;
      }
    }
    return false;
  }

  public boolean isNote() {
    return root.getAttribute("class").equals("note");
  }

  /** Returns a macro; null if there is none. */
  public Element macro(String name) {
    return macros.get(name);
  }

  public Element citation() {
    return CslXml.child(root, "citation");
  }

  /** Returns the element of the bibliography; null if the style has none. */
  public Element bibliography() {
    return CslXml.child(root, "bibliography");
  }

  /** Returns the locales of the style for a language, the most general one first. */
  public List<Element> locales(String language) {
    List<Element> found = new ArrayList<>();
    String primary = language.split("-", 2)[0];
    for (String wanted : List.of("", primary, language)) {
      for (Element child : CslXml.elements(root)) {
        if (child.getTagName().equals("locale")
            && child.getAttribute("xml:lang").equals(wanted)
            && !found.contains(child)) {
          found.add(child);
        }
      }
    }
    return found;
  }

  /** Returns the locale of the style if it is one of the language of another locale, else that. */
  public String locale(String other) {
    String own = root.getAttribute("default-locale");
    return own.split("-", 2)[0].equals(other.split("-", 2)[0]) && own.contains("-") ? own : other;
  }

  /** Returns an option of an element, of the part of the style around it, or of the style. */
  public String option(Element element, Element part, String name) {
    for (Element place : new Element[] {element, part, root}) {
      if (place != null && place.hasAttribute(name)) {
        return place.getAttribute(name);
      }
    }
    return "";
  }
}
