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
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.TextCase;
import press.offprint.model.interrupt.Regex;

/** Renders the names of persons and institutions. */
final class NameRenderer {
  private static final List<String> OPTIONS = List.of("form", "delimiter");

  private final CslStyle style;
  private final CslLocale locale;
  private final CslRenderer renderer;

  NameRenderer(CslStyle style, CslLocale locale, CslRenderer renderer) {
    this.style = style;
    this.locale = locale;
    this.renderer = renderer;
  }

  RichText render(Element element, CslCite cite, Element part) {
    boolean isBare = cite.substitutedNames != null && CslXml.elements(element).isEmpty();
    return render(element, isBare ? cite.substitutedNames : element, cite, part);
  }

  // Within a substitute, names without children have those of the names around it.
  private RichText render(Element element, Element pattern, CslCite cite, Element part) {
    List<String> variables =
        new ArrayList<>(List.of(Regex.split(element.getAttribute("variable").trim(), "\\s+", -1)));
    Element label = CslXml.child(pattern, "label");
    List<RichText> all = new ArrayList<>();
    List<CslName> editors = cite.item.names("editor");
    boolean isJoint =
        variables.contains("editor")
            && variables.contains("translator")
            && !editors.isEmpty()
            && editors.equals(cite.item.names("translator"))
            && locale.term("editortranslator", "long", false) != null;
    boolean isCount = "count".equals(nameOption(pattern, part, "form"));
    int count = 0;
    for (String variable : variables) {
      List<CslName> names =
          cite.substituted.contains(variable) ? List.of() : cite.item.names(variable);
      if (names.isEmpty() || (isJoint && variable.equals("translator"))) {
        continue;
      }
      count += names.size();
      String term = isJoint && variable.equals("editor") ? "editortranslator" : variable;
      all.add(withLabel(names, term, pattern, label, cite, part));
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
      List<CslName> names,
      String term,
      Element pattern,
      Element label,
      CslCite cite,
      Element part) {
    RichText shown =
        RichText.group(new ArrayList<>(List.of(list(names, pattern, cite, part))), "")
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
    for (Element child : CslXml.elements(pattern)) {
      if (child == label) {
        isBefore = true;
      } else if (child.getTagName().equals("name")) {
        break;
      }
    }
    boolean hasName = CslXml.child(pattern, "name") != null;
    return RichText.group(
        new ArrayList<>(isBefore && hasName ? List.of(labelled, shown) : List.of(shown, labelled)),
        "");
  }

  private String nameOption(Element pattern, Element part, String name) {
    Element element = CslXml.child(pattern, "name");
    if (element != null && element.hasAttribute(name)) {
      return element.getAttribute(name);
    }
    return style.option(null, part, OPTIONS.contains(name) ? "name-" + name : name);
  }

  private RichText list(List<CslName> names, Element pattern, CslCite cite, Element part) {
    boolean isLater = !cite.position.equals("first");
    int min = number(pattern, part, "et-al-min", isLater ? "et-al-subsequent-min" : "");
    int first =
        number(pattern, part, "et-al-use-first", isLater ? "et-al-subsequent-use-first" : "");
    boolean usesLast = "true".equals(nameOption(pattern, part, "et-al-use-last"));
    if (cite.minNames > 0) {
      min = cite.minNames;
      first = cite.useFirst;
      usesLast = cite.usesLast;
    }
    first += cite.extraNames;
    boolean isCut = min > 0 && names.size() >= min && first < names.size() && first > 0;
    String delimiter = nameOption(pattern, part, "delimiter");
    delimiter = delimiter.isEmpty() ? ", " : delimiter;
    int shown = isCut ? first : names.size();
    List<RichText> all = new ArrayList<>();
    boolean isInverted = false;
    for (int i = 0; i < shown; i++) {
      String order = cite.isSorting ? "all" : nameOption(pattern, part, "name-as-sort-order");
      isInverted = order.equals("all") || (order.equals("first") && i == 0);
      all.add(name(names.get(i), isInverted, pattern, part, cite));
    }
    if (isCut) {
      return cut(all, names, usesLast, isInverted, delimiter, pattern, part, cite);
    }
    if (all.size() < 2 || cite.isSorting) {
      return RichText.group(all, delimiter);
    }
    String and = nameOption(pattern, part, "and");
    RichText last = all.remove(all.size() - 1);
    if (and.isEmpty()) {
      all.add(last);
      return RichText.group(all, delimiter);
    }
    String word = and.equals("symbol") ? "&" : locale.term("and", "long", false);
    boolean hasDelimiter =
        precedes(
            nameOption(pattern, part, "delimiter-precedes-last"),
            all.size() + 1,
            isInverted
                || (all.size() == 1
                    && nameOption(pattern, part, "name-as-sort-order").equals("first")));
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
      Element pattern,
      Element part,
      CslCite cite) {
    RichText before = RichText.group(all, delimiter);
    if (usesLast && all.size() + 1 < names.size()) {
      boolean isAll = nameOption(pattern, part, "name-as-sort-order").equals("all");
      RichText last = name(names.get(names.size() - 1), isAll, pattern, part, cite);
      return RichText.group(
          new ArrayList<>(List.of(before, last)), delimiter.stripTrailing() + " … ");
    }
    Element etAl = CslXml.child(pattern, "et-al");
    String term = etAl != null && etAl.hasAttribute("term") ? etAl.getAttribute("term") : "et-al";
    String word = locale.term(term, "long", false);
    RichText others = new RichText(word == null ? "" : word);
    if (etAl != null) {
      CslRenderer.format(etAl, others);
    }
    boolean hasDelimiter =
        precedes(nameOption(pattern, part, "delimiter-precedes-et-al"), all.size() + 1, isInverted);
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

  private int number(Element pattern, Element part, String name, String later) {
    String value = later.isEmpty() ? "" : nameOption(pattern, part, later);
    value = value.isEmpty() ? nameOption(pattern, part, name) : value;
    return Regex.matches(value, "\\d{1,3}") ? Integer.parseInt(value) : 0;
  }

  private RichText name(
      CslName name, boolean isInverted, Element pattern, Element part, CslCite cite) {
    Element element = CslXml.child(pattern, "name");
    if (!name.literal().isEmpty()) {
      return formattedPart(name.literal(), element, "family");
    }
    boolean isShort =
        nameOption(pattern, part, "form").equals("short")
            && cite.givenNames == 0
            && !cite.isSorting;
    String demote = style.option(null, null, "demote-non-dropping-particle");
    if (isShort) {
      String family = joined(name.nonDropping(), name.family());
      return formattedPart(
          cite.isSorting && demote.equals("display-and-sort") ? name.family() : family,
          element,
          "family");
    }
    String given = given(name, pattern, part);
    if (name.isEastAsian()) {
      return RichText.group(
          new ArrayList<>(
              List.of(
                  formattedPart(name.family(), element, "family"),
                  formattedPart(given, element, "given"))),
          "");
    }
    String separator = nameOption(pattern, part, "sort-separator");
    separator = separator.isEmpty() ? ", " : separator;
    if (!isInverted) {
      List<RichText> parts = new ArrayList<>();
      parts.add(formattedPart(joined(given, name.dropping()), element, "given"));
      parts.add(formattedPart(joined(name.nonDropping(), name.family()), element, "family"));
      RichText whole = RichText.group(parts, " ");
      if (name.suffix().isEmpty()) {
        return whole;
      }
      return RichText.group(
          new ArrayList<>(List.of(whole, new RichText(name.suffix()))),
          name.hasCommaSuffix() ? ", " : " ");
    }
    boolean isDemoted =
        demote.equals("display-and-sort") || (cite.isSorting && demote.equals("sort-only"));
    String family = isDemoted ? name.family() : joined(name.nonDropping(), name.family());
    String rest = joined(given, joined(name.dropping(), isDemoted ? name.nonDropping() : ""));
    List<RichText> parts = new ArrayList<>();
    parts.add(formattedPart(family, element, "family"));
    parts.add(formattedPart(rest, element, "given"));
    if (!name.suffix().isEmpty()) {
      parts.add(new RichText(name.suffix()));
    }
    return RichText.group(parts, separator);
  }

  private static String joined(String first, String second) {
    boolean isTight = first.endsWith("-") || first.endsWith("’") || first.endsWith("'");
    return first.isEmpty() || second.isEmpty()
        ? first + second
        : first + (isTight ? "" : " ") + second;
  }

  private static RichText formattedPart(String text, Element name, String wanted) {
    if (text.isEmpty()) {
      return RichText.empty();
    }
    RichText result = RichText.group(new ArrayList<>(List.of(FieldText.parse(text))), "");
    for (Element part : name == null ? List.<Element>of() : CslXml.elements(name)) {
      if (part.getAttribute("name").equals(wanted)) {
        String textCase = part.getAttribute("text-case");
        result =
            RichText.group(
                new ArrayList<>(
                    List.of(
                        FieldText.parse(
                            textCase.isEmpty()
                                ? text
                                : TextCase.apply(text, textCase, true, Locale.ROOT)))),
                "");
        CslRenderer.format(part, result);
        result.affixes(part.getAttribute("prefix"), part.getAttribute("suffix"));
      }
    }
    if (name != null) {
      CslRenderer.format(name, result);
    }
    return result;
  }

  private String given(CslName name, Element pattern, Element part) {
    Element element = CslXml.child(pattern, "name");
    boolean hasOwn = element != null && element.hasAttribute("initialize-with");
    String with = nameOption(pattern, part, "initialize-with");
    boolean isSet = hasOwn || !style.option(null, part, "initialize-with").isEmpty();
    boolean isFull = "false".equals(nameOption(pattern, part, "initialize"));
    if (!isSet || name.given().isEmpty() || name.isEastAsian()) {
      return name.given();
    }
    boolean hasHyphen = !"false".equals(style.option(null, null, "initialize-with-hyphen"));
    StringBuilder out = new StringBuilder();
    for (String word : Regex.split(name.given(), "(?<=[.])(?=\\p{L})|\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      boolean isInitial = Regex.matches(word, "\\p{Lu}\\.?");
      boolean isSmall = Character.isLowerCase(word.codePointAt(0));
      if (isSmall || (isFull && !isInitial)) {
        out.append(out.isEmpty() || out.charAt(out.length() - 1) == ' ' ? "" : " ")
            .append(word)
            .append(' ');
        continue;
      }
      String separator = "";
      for (String piece : word.split("-", -1)) {
        if (piece.isEmpty()) {
          continue;
        }
        int c = piece.codePointAt(0);
        out.append(separator.isEmpty() ? "" : separator)
            .append(Character.toString(Character.toUpperCase(c)))
            .append(with.stripTrailing());
        separator = hasHyphen ? "-" : "";
      }
      out.append(with.endsWith(" ") ? " " : "");
    }
    return out.toString().strip();
  }
}
