package press.offprint.content.citation.csl.style;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;

/** The words and dates of a language, with those of a style before them. */
public final class CslLocale {
  private final String language;
  private final Map<String, String> terms = new HashMap<>();
  private final Map<String, Element> dates = new HashMap<>();
  private boolean punctuationInQuote;

  /**
   * Creates a locale.
   *
   * @param language such as {@code en-US}
   * @param sources the locale elements, the most general one first
   */
  public CslLocale(String language, List<Element> sources) {
    this.language = language;
    sources.forEach(this::add);
  }

  private void add(Element source) {
    for (Element child : CslXml.elements(source)) {
      switch (child.getTagName()) {
        case "terms" -> CslXml.elements(child).forEach(this::addTerm);
        case "date" -> dates.put(child.getAttribute("form"), child);
        case "style-options" -> {
          String value = child.getAttribute("punctuation-in-quote");
          punctuationInQuote = value.isEmpty() ? punctuationInQuote : value.equals("true");
        }
        default -> {
          // Names of translators and the like.
        }
      }
    }
  }

  private void addTerm(Element term) {
    String form = term.getAttribute("form");
    String key = term.getAttribute("name") + "/" + (form.isEmpty() ? "long" : form);
    String gender = term.getAttribute("gender-form");
    List<Element> numbers = CslXml.elements(term);
    if (!gender.isEmpty()) {
      return;
    }
    if (numbers.isEmpty()) {
      terms.put(key + "/single", term.getTextContent());
      terms.put(key + "/multiple", term.getTextContent());
    }
    numbers.forEach(
        number -> terms.put(key + "/" + number.getTagName(), number.getTextContent().strip()));
  }

  public String language() {
    return language;
  }

  public boolean isEnglish() {
    return language.startsWith("en");
  }

  public boolean punctuationInQuote() {
    return punctuationInQuote;
  }

  /** Returns the pattern of a date; null if there is none. */
  public Element date(String form) {
    return dates.get(form);
  }

  /** Returns a term, in a longer form if it has none in this one; null if there is none. */
  public String term(String name, String form, boolean isPlural) {
    String current = form.isEmpty() ? "long" : form;
    while (true) {
      String found = terms.get(name + "/" + current + (isPlural ? "/multiple" : "/single"));
      if (found != null) {
        return found;
      }
      switch (current) {
        case "verb-short" -> current = "verb";
        case "symbol" -> current = "short";
        case "verb", "short" -> current = "long";
        default -> {
          return null;
        }
      }
    }
  }

  public String quote(int depth, boolean isOpening) {
    String name = (isOpening ? "open" : "close") + (depth % 2 == 0 ? "-quote" : "-inner-quote");
    String mark = term(name, "long", false);
    return mark == null ? "\"" : mark;
  }

  /** Returns a number with the mark of its order, such as {@code 2nd}. */
  public String ordinal(int number) {
    String suffix = null;
    int tens = number % 100;
    if (number >= 10) {
      suffix = terms.get(String.format(Locale.ROOT, "ordinal-%02d/long/single", tens));
    }
    boolean isTens = suffix != null && tens > 9;
    if (!isTens) {
      suffix = terms.get(String.format(Locale.ROOT, "ordinal-%02d/long/single", number % 10));
    }
    if (suffix == null) {
      suffix = terms.getOrDefault("ordinal/long/single", ".");
    }
    return number + suffix;
  }

  public String longOrdinal(int number) {
    String word = terms.get(String.format(Locale.ROOT, "long-ordinal-%02d/long/single", number));
    return word == null ? ordinal(number) : word;
  }
}
