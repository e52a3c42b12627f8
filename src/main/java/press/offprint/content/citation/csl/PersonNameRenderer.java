package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslName;
import press.offprint.content.citation.csl.style.CslStyle;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.TextCase;
import press.offprint.model.interrupt.Regex;

/** Renders one name: the order of its parts, its particles, and its initials. */
final class PersonNameRenderer {
  private final CslStyle style;

  PersonNameRenderer(CslStyle style) {
    this.style = style;
  }

  /**
   * Renders a name.
   *
   * @param isInverted true if the family name is first
   */
  RichText render(CslName name, boolean isInverted, NameOptions options, CslCite cite) {
    Element element = options.element();
    if (!name.literal().isEmpty()) {
      return formattedPart(name.literal(), element, "family");
    }
    boolean isShort =
        options.get("form").equals("short") && cite.givenNames == 0 && !cite.isSorting;
    String demote = style.option(null, null, "demote-non-dropping-particle");
    if (isShort) {
      String family = joined(name.nonDropping(), name.family());
      return formattedPart(
          cite.isSorting && demote.equals("display-and-sort") ? name.family() : family,
          element,
          "family");
    }
    String given = given(name, options);
    if (name.isEastAsian()) {
      return RichText.group(
          new ArrayList<>(
              List.of(
                  formattedPart(name.family(), element, "family"),
                  formattedPart(given, element, "given"))),
          "");
    }
    String separator = options.get("sort-separator");
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

  private String given(CslName name, NameOptions options) {
    Element element = options.element();
    boolean hasOwn = element != null && element.hasAttribute("initialize-with");
    String with = options.get("initialize-with");
    boolean isSet = hasOwn || !style.option(null, options.part(), "initialize-with").isEmpty();
    boolean isFull = "false".equals(options.get("initialize"));
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
