package press.offprint.content.citation.csl.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.model.interrupt.Regex;

/**
 * A date or a range of dates.
 *
 * @param parts of the first and the last day: year, month, day; 0 for one that is not known
 * @param season from 1 to 4, 0 without one
 * @param literal a date in words; empty if it has parts
 */
public record CslDate(List<List<Integer>> parts, int season, boolean isCirca, String literal) {

  /** Returns the date of CSL-JSON; null if there is none. */
  static CslDate of(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    List<List<Integer>> parts = new ArrayList<>();
    if (map.get("date-parts") instanceof List<?> days) {
      for (Object day : days) {
        List<Integer> numbers = new ArrayList<>();
        for (Object number : day instanceof List<?> list ? list : List.of()) {
          String text = number == null ? "" : Regex.replaceFirst(number.toString(), "\\.0$", "");
          if (Regex.matches(text, "-?\\d{1,6}")) {
            numbers.add(Integer.parseInt(text));
          }
        }
        if (!numbers.isEmpty() && (numbers.get(0) != 0 || !parts.isEmpty() || numbers.size() > 1)) {
          parts.add(numbers);
        }
      }
    }
    Object literal = map.get("literal") == null ? map.get("raw") : map.get("literal");
    Object circa = map.get("circa");
    boolean isCirca =
        circa != null && !circa.toString().equals("false") && !circa.toString().equals("0");
    if (parts.isEmpty()) {
      return literal == null ? null : new CslDate(parts, 0, isCirca, literal.toString());
    }
    String season = map.get("season") == null ? "" : map.get("season").toString();
    return new CslDate(
        parts, Regex.matches(season, "[1-4]") ? Integer.parseInt(season) : 0, isCirca, "");
  }

  public boolean isRange() {
    return parts.size() > 1 && parts.get(1).get(0) != 0;
  }

  /** Returns a number of a day, such as 2 for its month; 0 if it is not known. */
  public int part(int day, int index) {
    return day < parts.size() && index < parts.get(day).size() ? parts.get(day).get(index) : 0;
  }

  /** Returns a text whose order is that of the dates. */
  public String sortKey() {
    StringBuilder key = new StringBuilder();
    for (int day = 0; day < Math.max(1, parts.size()); day++) {
      key.append(
          String.format(
              Locale.ROOT, "%07d%02d%02d", part(day, 0) + 1_000_000, part(day, 1), part(day, 2)));
    }
    return parts.isEmpty() ? "" : key.toString();
  }
}
