package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;
import press.offprint.content.citation.csl.item.CslCite;
import press.offprint.content.citation.csl.item.CslDate;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.style.CslXml;
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.TextCase;

/** Renders dates and ranges of dates. */
final class DateRenderer {
  private static final List<String> NAMES = List.of("year", "month", "day");

  private final CslLocale locale;

  DateRenderer(CslLocale locale) {
    this.locale = locale;
  }

  RichText render(Element element, CslDate date, CslCite cite, boolean isIssued) {
    if (!date.literal().isEmpty()) {
      return withSuffix(FieldText.parse(date.literal()), cite, isIssued);
    }
    List<Element> parts = parts(element);
    String delimiter = delimiter(element);
    if (!date.isRange()) {
      return RichText.group(day(parts, date, 0, NAMES, cite, isIssued), delimiter);
    }
    // The parts up to the largest one that differs are written once.
    List<String> names = parts.stream().map(part -> part.getAttribute("name")).toList();
    List<String> different = different(date, names);
    List<RichText> first = day(parts, date, 0, different, cite, false);
    boolean isBefore = true;
    List<RichText> all = new ArrayList<>();
    List<Element> ranged =
        parts.stream().filter(p -> different.contains(p.getAttribute("name"))).toList();
    if (ranged.isEmpty()) {
      return RichText.group(day(parts, date, 0, NAMES, cite, isIssued), delimiter);
    }
    for (Element part : parts) {
      if (!different.contains(part.getAttribute("name"))) {
        all.add(one(part, date, 0, cite, isIssued));
      } else if (isBefore) {
        isBefore = false;
        String dash = ranged.get(0).getAttribute("range-delimiter");
        RichText start = RichText.group(first, delimiter);
        RichText end = RichText.group(day(ranged, date, 1, different, cite, isIssued), delimiter);
        RichText trimmed = withoutLastSuffix(start);
        end.children().stream()
            .filter(p -> !p.isEmpty())
            .findFirst()
            .ifPresent(p -> p.affixes("", p.suffix()));
        all.add(
            RichText.group(new ArrayList<>(List.of(trimmed, end)), dash.isEmpty() ? "–" : dash));
      }
    }
    return RichText.group(all, delimiter);
  }

  private static RichText withoutLastSuffix(RichText group) {
    List<RichText> parts = group.children();
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (!parts.get(i).isEmpty()) {
        parts.get(i).affixes(parts.get(i).prefix(), "");
        break;
      }
    }
    return group;
  }

  private static List<String> different(CslDate date, List<String> names) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (names.contains(NAMES.get(i)) && date.part(0, i) != date.part(1, i)) {
        return NAMES.subList(i, NAMES.size());
      }
    }
    return List.of();
  }

  private String delimiter(Element element) {
    Element pattern = locale.date(element.getAttribute("form"));
    return element.hasAttribute("delimiter") || pattern == null
        ? element.getAttribute("delimiter")
        : pattern.getAttribute("delimiter");
  }

  private List<Element> parts(Element element) {
    String form = element.getAttribute("form");
    if (form.isEmpty()) {
      return CslXml.elements(element);
    }
    Element pattern = locale.date(form);
    if (pattern == null) {
      return List.of();
    }
    List<String> wanted =
        switch (element.getAttribute("date-parts")) {
          case "year" -> List.of("year");
          case "year-month" -> List.of("year", "month");
          default -> NAMES;
        };
    Map<String, Element> own = new HashMap<>();
    CslXml.elements(element).forEach(part -> own.put(part.getAttribute("name"), part));
    List<Element> parts = new ArrayList<>();
    for (Element part : CslXml.elements(pattern)) {
      if (wanted.contains(part.getAttribute("name"))) {
        Element copy = (Element) part.cloneNode(true);
        Element override = own.get(part.getAttribute("name"));
        if (override != null) {
          for (int i = 0; i < override.getAttributes().getLength(); i++) {
            var attribute = override.getAttributes().item(i);
            if (!attribute.getNodeName().equals("prefix")
                && !attribute.getNodeName().equals("suffix")) {
              copy.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
            }
          }
        }
        parts.add(copy);
      }
    }
    return parts;
  }

  private List<RichText> day(
      List<Element> parts,
      CslDate date,
      int day,
      List<String> wanted,
      CslCite cite,
      boolean isIssued) {
    List<RichText> shown = new ArrayList<>();
    for (Element part : parts) {
      if (wanted.contains(part.getAttribute("name"))) {
        shown.add(one(part, date, day, cite, isIssued));
      }
    }
    return shown;
  }

  private RichText one(Element part, CslDate date, int day, CslCite cite, boolean isIssued) {
    String name = part.getAttribute("name");
    int number = date.part(day, NAMES.indexOf(name));
    String form = part.getAttribute("form");
    String text = "";
    if (name.equals("year") && number != 0) {
      text = year(number, form);
    } else if (name.equals("month")) {
      text = month(number, date.season(), form);
    } else if (name.equals("day") && number > 0) {
      boolean isOrdinal = form.equals("ordinal");
      text =
          isOrdinal
              ? locale.ordinal(number)
              : form.equals("numeric-leading-zeros")
                  ? String.format(Locale.ROOT, "%02d", number)
                  : Integer.toString(number);
    }
    if (text.isEmpty()) {
      return RichText.empty();
    }
    if (part.getAttribute("strip-periods").equals("true")) {
      text = text.replace(".", "");
    }
    String textCase = part.getAttribute("text-case");
    RichText shown =
        new RichText(textCase.isEmpty() ? text : TextCase.apply(text, textCase, true, Locale.ROOT));
    boolean isYear = name.equals("year");
    RichText result =
        RichText.group(
            new ArrayList<>(List.of(isYear ? withSuffix(shown, cite, isIssued) : shown)), "");
    CslRenderer.format(part, result);
    return result.affixes(part.getAttribute("prefix"), part.getAttribute("suffix"));
  }

  // A style that does not write the letter of a year has it behind the first year.
  private static RichText withSuffix(RichText year, CslCite cite, boolean isIssued) {
    if (!isIssued
        || cite.yearSuffix.isEmpty()
        || cite.isYearSuffixUsed
        || cite.isYearSuffixWritten) {
      return year;
    }
    cite.isYearSuffixUsed = true;
    return RichText.group(
        new ArrayList<>(
            List.of(year, new RichText(cite.yearSuffix).role(RichText.Role.YEAR_SUFFIX))),
        "");
  }

  private String year(int number, String form) {
    if (number < 0) {
      String era = locale.term("bc", "long", false);
      return -number + (era == null ? "" : era);
    }
    if (number < 1000 && !form.equals("short")) {
      String era = locale.term("ad", "long", false);
      return number + (era == null ? "" : era);
    }
    return form.equals("short")
        ? String.format(Locale.ROOT, "%02d", number % 100)
        : Integer.toString(number);
  }

  private String month(int number, int season, String form) {
    int seasonOfMonth = number > 12 && number < 25 ? (number - 1) % 4 + 1 : season;
    if (number < 1 || number > 12) {
      String word =
          seasonOfMonth < 1 ? null : locale.term("season-0" + seasonOfMonth, "long", false);
      return word == null ? "" : word;
    }
    return switch (form) {
      case "numeric" -> Integer.toString(number);
      case "numeric-leading-zeros" -> String.format(Locale.ROOT, "%02d", number);
      default -> {
        String word = locale.term(String.format(Locale.ROOT, "month-%02d", number), form, false);
        yield word == null ? Integer.toString(number) : word;
      }
    };
  }
}
