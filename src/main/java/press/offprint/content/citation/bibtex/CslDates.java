package press.offprint.content.citation.bibtex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** Dates of bibliographies as CSL has them. */
final class CslDates {
  private static final Pattern ISO =
      Pattern.compile("(-?\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?(?:T.*)?[?~%]?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private CslDates() {}

  /** Returns a date such as {@code 2010-05} or {@code 2010/2011}; any other text is kept. */
  static Map<String, Object> of(String date) {
    List<List<Integer>> parts = new ArrayList<>();
    for (String part : date.strip().split("/", 2)) {
      Matcher iso = Regex.matcher(ISO, part.strip());
      if (iso.matches()) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= 3 && iso.group(i) != null; i++) {
          numbers.add(Integer.valueOf(iso.group(i)));
        }
        parts.add(numbers);
      }
    }
    return parts.isEmpty() ? Map.of("literal", date.strip()) : Map.of("date-parts", parts);
  }

  /** Returns the date of the fields {@code year} and {@code month} of BibTeX. */
  static Map<String, Object> of(String year, String month) {
    String name = month.strip().toLowerCase(Locale.ROOT);
    int number = name.length() < 3 ? -1 : MONTHS.indexOf(name.substring(0, 3));
    if (Regex.matches(name, "1[0-2]|0?[1-9]")) {
      number = Integer.parseInt(name) - 1;
    }
    return of(number < 0 ? year : year.strip() + "-" + (number < 9 ? "0" : "") + (number + 1));
  }
}
