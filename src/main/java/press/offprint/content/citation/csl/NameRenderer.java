package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslName;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.TextCase;
import press.offprint.model.interrupt.Regex;

/** Renders the names of persons and institutions. */
final class NameRenderer {
  private final CslStyle style;
  private final CslLocale locale;
  private final CslRenderer renderer;
  private final PersonNameRenderer persons;

  NameRenderer(CslStyle style, CslLocale locale, CslRenderer renderer) {
    this.style = style;
    this.locale = locale;
    this.renderer = renderer;
    this.persons = new PersonNameRenderer(style);
  }

  RichText render(Element element, CslCite cite, Element part) {
    boolean isBare = cite.substitutedNames != null && CslXml.elements(element).isEmpty();
    return render(element, isBare ? cite.substitutedNames : element, cite, part);
  }

  // Within a substitute, names without children have those of the names around it.
  private RichText render(Element element, Element pattern, CslCite cite, Element part) {
    List<String> variables =
        new ArrayList<>(List.of(Regex.split(element.getAttribute("variable").trim(), "\\s+", -1)));
    NameOptions options = new NameOptions(style, pattern, part);
    Element label = CslXml.child(pattern, "label");
    List<RichText> all = new ArrayList<>();
    List<CslName> editors = cite.item.names("editor");
    boolean isJoint =
        variables.contains("editor")
            && variables.contains("translator")
            && !editors.isEmpty()
            && editors.equals(cite.item.names("translator"))
            && locale.term("editortranslator", "long", false) != null;
    boolean isCount = "count".equals(options.get("form"));
    int count = 0;
    for (String variable : variables) {
      List<CslName> names =
          cite.substituted.contains(variable) ? List.of() : cite.item.names(variable);
      if (names.isEmpty() || (isJoint && variable.equals("translator"))) {
        continue;
      }
      count += names.size();
      String term = isJoint && variable.equals("editor") ? "editortranslator" : variable;
      all.add(withLabel(names, term, label, options, cite));
    }
    cite.call(!all.isEmpty());
    if (!all.isEmpty()) {
      String delimiter =
          element.hasAttribute("delimiter")
              ? element.getAttribute("delimiter")
              : style.option(pattern, part, "names-delimiter");
      delimiter =
          delimiter.isEmpty() && pattern.hasAttribute("delimiter")
              ? pattern.getAttribute("delimiter")
              : delimiter;
      RichText names =
          isCount ? new RichText(Integer.toString(count)) : RichText.group(all, delimiter);
      boolean isFirst = !cite.hasAuthor;
      cite.hasAuthor = true;
      RichText shown = renderer.formatted(names, element, cite);
      return isFirst ? shown.role(RichText.Role.AUTHOR) : shown;
    }
    Element substitute = CslXml.child(pattern, "substitute");
    if (substitute == null || element != pattern) {
      return RichText.empty();
    }
    for (Element other : CslXml.elements(substitute)) {
      boolean hadAuthor = cite.hasAuthor;
      Element around = cite.substitutedNames;
      cite.substitutedNames = element;
      RichText shown = renderer.element(other, cite, part);
      cite.substitutedNames = around;
      if (!shown.isEmpty()) {
        used(other, cite);
        cite.hasAuthor = true;
        RichText whole = RichText.group(new ArrayList<>(List.of(shown)), "");
        cite.call(true);
        return hadAuthor ? whole : whole.role(RichText.Role.AUTHOR);
      }
    }
    return RichText.empty();
  }

  // A variable that replaces names is not written again.
  private void used(Element element, CslCite cite) {
    for (String variable : Regex.split(element.getAttribute("variable").trim(), "\\s+", -1)) {
      if (!variable.isEmpty()
          && (element.getTagName().equals("names") || !cite.item.text(variable).isEmpty())) {
        cite.substituted.add(variable);
      }
    }
    Element macro =
        element.hasAttribute("macro") ? style.macro(element.getAttribute("macro")) : null;
    if (macro != null) {
      CslXml.elements(macro).forEach(child -> used(child, cite));
    }
    if (List.of("group", "choose", "if", "else-if", "else").contains(element.getTagName())) {
      CslXml.elements(element).forEach(child -> used(child, cite));
    }
  }

  private RichText withLabel(
      List<CslName> names, String term, Element label, NameOptions options, CslCite cite) {
    RichText shown =
        RichText.group(new ArrayList<>(List.of(list(names, options, cite))), "")
            .role(RichText.Role.NAMES);
    if (label == null || cite.isSorting) {
      return shown;
    }
    boolean isPlural =
        switch (label.getAttribute("plural")) {
          case "always" -> true;
          case "never" -> false;
          default -> names.size() > 1;
        };
    String word = locale.term(term, label.getAttribute("form"), isPlural);
    if (word == null || word.isEmpty()) {
      return shown;
    }
    if (label.getAttribute("strip-periods").equals("true")) {
      word = word.replace(".", "");
    }
    String textCase = label.getAttribute("text-case");
    word =
        textCase.isEmpty() ? word : TextCase.apply(word, textCase, locale.isEnglish(), Locale.ROOT);
    RichText labelled = renderer.formatted(new RichText(word), label, cite);
    boolean isBefore = false;
    for (Element child : CslXml.elements(options.pattern())) {
      if (child == label) {
        isBefore = true;
      } else if (child.getTagName().equals("name")) {
        break;
      }
    }
    boolean hasName = options.element() != null;
    return RichText.group(
        new ArrayList<>(isBefore && hasName ? List.of(labelled, shown) : List.of(shown, labelled)),
        "");
  }

  private RichText list(List<CslName> names, NameOptions options, CslCite cite) {
    boolean isLater = !cite.position.equals("first");
    int min = options.number("et-al-min", isLater ? "et-al-subsequent-min" : "");
    int first = options.number("et-al-use-first", isLater ? "et-al-subsequent-use-first" : "");
    boolean usesLast = "true".equals(options.get("et-al-use-last"));
    if (cite.minNames > 0) {
      min = cite.minNames;
      first = cite.useFirst;
      usesLast = cite.usesLast;
    }
    first += cite.extraNames;
    boolean isCut = min > 0 && names.size() >= min && first < names.size() && first > 0;
    String delimiter = options.get("delimiter");
    delimiter = delimiter.isEmpty() ? ", " : delimiter;
    int shown = isCut ? first : names.size();
    List<RichText> all = new ArrayList<>();
    boolean isInverted = false;
    for (int i = 0; i < shown; i++) {
      String order = cite.isSorting ? "all" : options.get("name-as-sort-order");
      isInverted = order.equals("all") || (order.equals("first") && i == 0);
      all.add(persons.render(names.get(i), isInverted, options, cite));
    }
    if (isCut) {
      return cut(all, names, usesLast, isInverted, delimiter, options, cite);
    }
    if (all.size() < 2 || cite.isSorting) {
      return RichText.group(all, delimiter);
    }
    String and = options.get("and");
    RichText last = all.remove(all.size() - 1);
    if (and.isEmpty()) {
      all.add(last);
      return RichText.group(all, delimiter);
    }
    String word = and.equals("symbol") ? "&" : locale.term("and", "long", false);
    boolean hasDelimiter =
        precedes(
            options.get("delimiter-precedes-last"),
            all.size() + 1,
            isInverted || (all.size() == 1 && options.get("name-as-sort-order").equals("first")));
    RichText before = RichText.group(all, delimiter);
    String joint = (hasDelimiter ? delimiter : " ").stripTrailing() + " " + word + " ";
    return RichText.group(
        new ArrayList<>(List.of(before, last)), hasDelimiter ? joint : " " + word + " ");
  }

  private RichText cut(
      List<RichText> all,
      List<CslName> names,
      boolean usesLast,
      boolean isInverted,
      String delimiter,
      NameOptions options,
      CslCite cite) {
    RichText before = RichText.group(all, delimiter);
    if (usesLast && all.size() + 1 < names.size()) {
      boolean isAll = options.get("name-as-sort-order").equals("all");
      RichText last = persons.render(names.get(names.size() - 1), isAll, options, cite);
      return RichText.group(
          new ArrayList<>(List.of(before, last)), delimiter.stripTrailing() + " … ");
    }
    Element etAl = CslXml.child(options.pattern(), "et-al");
    String term = etAl != null && etAl.hasAttribute("term") ? etAl.getAttribute("term") : "et-al";
    String word = locale.term(term, "long", false);
    RichText others = new RichText(word == null ? "" : word);
    if (etAl != null) {
      CslRenderer.format(etAl, others);
    }
    boolean hasDelimiter =
        precedes(options.get("delimiter-precedes-et-al"), all.size() + 1, isInverted);
    return RichText.group(new ArrayList<>(List.of(before, others)), hasDelimiter ? delimiter : " ");
  }

  private static boolean precedes(String rule, int count, boolean isInverted) {
    return switch (rule) {
      case "always" -> true;
      case "never" -> false;
      case "after-inverted-name" -> isInverted;
      default -> count > 2;
    };
  }
}
