package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslDate;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.TextCase;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/** Renders the elements of a style. */
final class CslRenderer {
  private final CslStyle style;
  private final CslLocale locale;
  private final NameRenderer names;
  private final DateRenderer dates;

  CslRenderer(CslStyle style, CslLocale locale) {
    this.style = style;
    this.locale = locale;
    this.names = new NameRenderer(style, locale, this);
    this.dates = new DateRenderer(locale);
  }

  CslLocale locale() {
    return locale;
  }

  /** Renders the children of a layout or a macro. */
  RichText children(Element parent, CslCite cite, Element part, String delimiter) {
    List<RichText> all = new ArrayList<>();
    for (Element child : CslXml.elements(parent)) {
      all.add(element(child, cite, part));
    }
    return RichText.group(all, delimiter);
  }

  RichText element(Element element, CslCite cite, Element part) {
    Interruption.check();
    return switch (element.getTagName()) {
      case "text" -> text(element, cite, part);
      case "number" -> number(element, cite);
      case "label" -> label(element, cite);
      case "date" -> date(element, cite);
      case "names" -> names.render(element, cite, part);
      case "group" -> group(element, cite, part);
      case "choose" -> choose(element, cite, part);
      default -> RichText.empty();
    };
  }

  private RichText group(Element element, CslCite cite, Element part) {
    int called = cite.called;
    int found = cite.found;
    RichText group = children(element, cite, part, element.getAttribute("delimiter"));
    boolean isMissing = cite.called > called && cite.found == found;
    // A group in a group counts as a variable.
    cite.called = called + 1;
    cite.found = found + (isMissing || group.isEmpty() ? 0 : 1);
    if (cite.called > called && !isMissing && group.isEmpty()) {
      cite.called = called;
    }
    return isMissing ? RichText.empty() : formatted(group, element, cite);
  }

  private RichText text(Element element, CslCite cite, Element part) {
    String form = element.getAttribute("form");
    if (element.hasAttribute("macro")) {
      Element macro = style.macro(element.getAttribute("macro"));
      return macro == null
          ? RichText.empty()
          : formatted(children(macro, cite, part, ""), element, cite);
    }
    if (element.hasAttribute("term")) {
      String term =
          locale.term(
              element.getAttribute("term"), form, element.getAttribute("plural").equals("true"));
      return formatted(plain(term == null ? "" : term, element, cite), element, cite);
    }
    if (element.hasAttribute("value")) {
      return formatted(plain(element.getAttribute("value"), element, cite), element, cite);
    }
    String variable = element.getAttribute("variable");
    String value = variable(variable, form, cite);
    if (!variable.equals("year-suffix")) {
      cite.call(!value.isEmpty());
    }
    if (value.isEmpty()) {
      return RichText.empty();
    }
    RichText.Role role = RichText.Role.NONE;
    if (variable.equals("year-suffix")) {
      role = RichText.Role.YEAR_SUFFIX;
    } else if (variable.equals("citation-number")) {
      role = RichText.Role.NUMBER;
    }
    RichText text = formatted(plain(value, element, cite), element, cite).role(role);
    if (variable.equals("URL") || variable.equals("DOI")) {
      String address =
          variable.equals("DOI") && !value.startsWith("http") ? "https://doi.org/" + value : value;
      if (address.startsWith("http")) {
        text.format("a:" + address);
      }
    }
    return text;
  }

  private String variable(String variable, String form, CslCite cite) {
    String value =
        switch (variable) {
          case "locator" -> pages(cite.locator.replace("--", "–"));
          case "citation-number" -> cite.number == 0 ? "" : Integer.toString(cite.number);
          case "first-reference-note-number" ->
              cite.firstNote == 0 ? "" : Integer.toString(cite.firstNote);
          case "year-suffix" -> cite.yearSuffix;
          case "page" -> pages(cite.text("page"));
          default -> {
            String other =
                form.equals("short") && !variable.endsWith("-short")
                    ? cite.text(variable + "-short")
                    : "";
            yield other.isEmpty() ? cite.text(variable) : other;
          }
        };
    return value;
  }

  private String pages(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return PageRanges.format(
        text,
        style.option(null, null, "page-range-format"),
        locale.term("page-range-delimiter", "long", false));
  }

  /** Returns a text with the case and the marks of its field. */
  private RichText plain(String value, Element element, CslCite cite) {
    String text = value;
    if (element.getAttribute("strip-periods").equals("true")) {
      text = text.replace(".", "");
    }
    String kind = element.getAttribute("text-case");
    if (!kind.isEmpty()) {
      text =
          TextCase.apply(
              text,
              kind,
              cite.item.isEnglish(locale.isEnglish()),
              Locale.forLanguageTag(locale.language()));
    }
    return FieldText.parse(text);
  }

  /** Adds formats, quotation marks and affixes. */
  RichText formatted(RichText text, Element element, CslCite cite) {
    if (text.isEmpty()) {
      return text;
    }
    RichText result = RichText.group(new ArrayList<>(List.of(text)), "");
    format(element, result);
    if (element.getAttribute("quotes").equals("true")) {
      result.quoted();
    }
    result.affixes(element.getAttribute("prefix"), element.getAttribute("suffix"));
    String display = element.getAttribute("display");
    if (!display.isEmpty()) {
      result.format("d:" + display);
    }
    // A case on a macro or a group is that of its first letter.
    return result;
  }

  static void format(Element element, RichText text) {
    switch (element.getAttribute("font-style")) {
      case "italic", "oblique" -> text.format("i");
      case "normal" -> text.format("normal");
      default -> {}
    }
    if (element.getAttribute("font-weight").equals("bold")) {
      text.format("b");
    }
    if (element.getAttribute("font-variant").equals("small-caps")) {
      text.format("sc");
    }
    switch (element.getAttribute("vertical-align")) {
      case "sup" -> text.format("sup");
      case "sub" -> text.format("sub");
      default -> {}
    }
    if (element.getAttribute("text-decoration").equals("underline")) {
      text.format("u");
    }
  }

  private RichText number(Element element, CslCite cite) {
    String variable = element.getAttribute("variable");
    String value = variable(variable, "", cite);
    cite.call(!value.isEmpty());
    if (value.isEmpty()) {
      return RichText.empty();
    }
    String shown = value;
    if (Regex.matches(value, "\\d{1,6}")) {
      int number = Integer.parseInt(value);
      shown =
          switch (element.getAttribute("form")) {
            case "ordinal" -> locale.ordinal(number);
            case "long-ordinal" -> locale.longOrdinal(number);
            case "roman" -> number > 0 && number < 4000 ? roman(number) : value;
            default -> value;
          };
    } else if (!variable.equals("page") && !variable.equals("locator")) {
      shown = Regex.replaceAll(value, "(?<=\\d)\\s*-\\s*(?=\\d)", "–");
      shown = Regex.replaceAll(shown, "\\s*&\\s*", " & ");
    }
    return formatted(plain(shown, element, cite), element, cite)
        .role(variable.equals("citation-number") ? RichText.Role.NUMBER : RichText.Role.NONE);
  }

  private static String roman(int number) {
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    StringBuilder out = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        out.append(signs[i]);
        rest -= values[i];
      }
    }
    return out.toString();
  }

  private RichText label(Element element, CslCite cite) {
    String variable = element.getAttribute("variable");
    String value = variable(variable, "", cite);
    if (value.isEmpty()) {
      return RichText.empty();
    }
    String term = variable.equals("locator") ? cite.label : variable;
    boolean isPlural =
        switch (element.getAttribute("plural")) {
          case "always" -> true;
          case "never" -> false;
          default ->
              variable.startsWith("number-of-")
                  ? !value.equals("1")
                  : Regex.matches(
                      value, "(?s).*(?:[\\p{L}\\d)\\]]\\s*[–,&-]\\s*[\\p{L}\\d(\\[]).*");
        };
    String word = locale.term(term, element.getAttribute("form"), isPlural);
    return word == null || word.isEmpty()
        ? RichText.empty()
        : formatted(plain(word, element, cite), element, cite);
  }

  private RichText date(Element element, CslCite cite) {
    String variable = element.getAttribute("variable");
    CslDate date = cite.substituted.contains(variable) ? null : cite.item.date(variable);
    cite.call(date != null);
    if (date == null) {
      return RichText.empty();
    }
    if (cite.isSorting) {
      return new RichText(date.sortKey());
    }
    RichText shown = dates.render(element, date, cite, variable.equals("issued"));
    return formatted(shown, element, cite)
        .role(variable.equals("issued") ? RichText.Role.DATE : RichText.Role.NONE);
  }

  private RichText choose(Element element, CslCite cite, Element part) {
    for (Element branch : CslXml.elements(element)) {
      if (branch.getTagName().equals("else") || holds(branch, cite)) {
        return children(branch, cite, part, delimiterOf(element));
      }
    }
    return RichText.empty();
  }

  // A choice is transparent: its parts are parts of the group around it.
  private static String delimiterOf(Element choose) {
    return choose.getParentNode() instanceof Element parent
        ? switch (parent.getTagName()) {
          case "group" -> parent.getAttribute("delimiter");
          case "if", "else-if", "else" -> delimiterOf((Element) parent.getParentNode());
          default -> "";
        }
        : "";
  }

  private boolean holds(Element branch, CslCite cite) {
    List<Boolean> tests = new ArrayList<>();
    for (String name :
        List.of(
            "type",
            "variable",
            "is-numeric",
            "is-uncertain-date",
            "locator",
            "position",
            "disambiguate")) {
      if (branch.hasAttribute(name)) {
        for (String value : Regex.split(branch.getAttribute(name).trim(), "\\s+", -1)) {
          tests.add(test(name, value, cite));
        }
      }
    }
    return switch (branch.getAttribute("match")) {
      case "any" -> tests.contains(true);
      case "none" -> !tests.contains(true);
      default -> !tests.contains(false);
    };
  }

  private boolean test(String name, String value, CslCite cite) {
    return switch (name) {
      case "type" -> cite.item.type().equals(value);
      case "variable" -> has(value, cite);
      case "is-numeric" -> {
        String text = variable(value, "", cite);
        yield Regex.matches(
            text,
            "\\s*\\p{L}{0,4}\\d+\\p{L}{0,4}(?:\\s*[-–,&]\\s*\\p{L}{0,4}\\d+\\p{L}{0,4})*\\s*");
      }
      case "is-uncertain-date" -> cite.item.date(value) != null && cite.item.date(value).isCirca();
      case "locator" -> cite.label.equals(value.equals("sub-verbo") ? "sub verbo" : value);
      case "position" ->
          switch (value) {
            case "first" -> cite.position.equals("first");
            case "subsequent" -> !cite.position.equals("first");
            case "ibid" -> cite.position.startsWith("ibid");
            case "ibid-with-locator" -> cite.position.equals("ibid-with-locator");
            case "near-note" -> cite.isNear;
            default -> false;
          };
      case "disambiguate" -> cite.isDisambiguated;
      default -> false;
    };
  }

  private static boolean has(String variable, CslCite cite) {
    return switch (variable) {
      case "locator" -> !cite.locator.isEmpty();
      case "citation-number" -> cite.number > 0;
      case "first-reference-note-number" -> cite.firstNote > 0;
      case "year-suffix" -> !cite.yearSuffix.isEmpty();
      default -> cite.item.has(variable);
    };
  }
}
