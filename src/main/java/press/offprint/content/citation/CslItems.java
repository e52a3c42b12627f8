package press.offprint.content.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The items of pandoc's YAML in the form of CSL-JSON: names, dates and values of other types. */
final class CslItems {
  private static final Set<String> NAMES =
      Set.of(
          "author",
          "collection-editor",
          "composer",
          "container-author",
          "director",
          "editor",
          "editorial-director",
          "illustrator",
          "interviewer",
          "original-author",
          "recipient",
          "reviewed-author",
          "translator");
  private static final Set<String> UNPRINTED = Set.of("abstract", "annote", "keyword", "note");
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_ITEM = 200_000;
  private static final Set<String> DATES =
      Set.of("accessed", "container", "event-date", "issued", "original-date", "submitted");
  private static final Pattern DATE =
      Pattern.compile("(-?\\d{1,4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");

  private static final Set<String> TYPES =
      Set.of(
          Regex.split(
              """
          article article-journal article-magazine article-newspaper bill book broadcast chapter
          classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
          graphic hearing interview legal_case legislation manuscript map motion_picture
          musical_score pamphlet paper-conference patent performance periodical
          personal_communication post post-weblog regulation report review review-book software song
          speech standard thesis treaty webpage""",
              "\\s+",
              -1));

  private CslItems() {}

  /**
   * Returns an item without the texts that no common style prints and that may be long; empty if
   * one of the others is longer than 10,000 characters or all are longer than 200,000. A style may
   * print each text many times, for each citation.
   */
  static Optional<Map<String, Object>> sized(Map<String, Object> item) {
    Map<String, Object> sized = new LinkedHashMap<>(item);
    sized
        .entrySet()
        .removeIf(
            field -> UNPRINTED.contains(field.getKey()) && length(field.getValue()) > MAX_TEXT);
    boolean fits = sized.values().stream().allMatch(CslItems::fits);
    return fits && length(sized) <= MAX_ITEM ? Optional.of(sized) : Optional.empty();
  }

  private static boolean fits(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(CslItems::fits);
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(CslItems::fits);
    }
    return length(value) <= MAX_TEXT;
  }

  private static long length(Object value) {
    if (value instanceof Map<?, ?> map) {
      // A name is written with signs around it.
      return 10 + map.values().stream().mapToLong(CslItems::length).sum();
    }
    return value instanceof List<?> list
        ? list.stream().mapToLong(CslItems::length).sum()
        : String.valueOf(value).length();
  }

  /** Returns true if an item has a type of CSL or none, and a title that is a text. */
  static boolean isItem(Map<String, Object> item) {
    Object type = item.get("type");
    Object title = item.get("title");
    return (type == null || type.equals("") || TYPES.contains(type.toString()))
        && !(title instanceof Map)
        && !(title instanceof List);
  }

  /** Returns an item with names and dates as CSL-JSON has them, and with texts as other values. */
  static Map<String, Object> normal(Map<String, Object> item) {
    Map<String, Object> normal = new LinkedHashMap<>();
    item.forEach(
        (field, value) -> {
          if (value == null) {
            return;
          }
          if (NAMES.contains(field)) {
            normal.put(field, names(value));
          } else if (DATES.contains(field)) {
            normal.put(field, date(value));
          } else {
            normal.put(
                field,
                value instanceof Map || value instanceof List
                    ? value
                    : InlineMarks.html(value.toString()));
          }
        });
    return normal;
  }

  private static List<Object> names(Object value) {
    List<Object> names = new ArrayList<>();
    for (Object name : value instanceof List<?> list ? list : List.of(value)) {
      if (name instanceof Map<?, ?> parts) {
        Map<String, Object> normal = new LinkedHashMap<>();
        parts.forEach((part, text) -> normal.put(String.valueOf(part), part(text)));
        names.add(normal);
      } else {
        names.add(Map.of("literal", String.valueOf(name)));
      }
    }
    return names;
  }

  // Pandoc also has a given name as a list.
  private static Object part(Object text) {
    if (text instanceof List<?> list) {
      return String.join(" ", list.stream().map(String::valueOf).toList());
    }
    return text instanceof Boolean ? text : String.valueOf(text);
  }

  private static Object date(Object value) {
    if (value instanceof Map<?, ?> map && !map.containsKey("year")) {
      Object literal = map.get("literal");
      boolean isRange = literal != null && Regex.matches(literal.toString(), "\\d{4}_\\d{4}");
      return isRange ? ofText(literal.toString()) : map;
    }
    if (value instanceof Map || value instanceof List) {
      List<List<Integer>> parts = new ArrayList<>();
      Map<String, Object> date = new LinkedHashMap<>();
      for (Object one : value instanceof List<?> list ? list : List.of(value)) {
        if (one instanceof Map<?, ?> map) {
          List<Integer> day = new ArrayList<>();
          for (String name : List.of("year", "month", "day")) {
            Object part = map.get(name);
            if (part == null || !Regex.matches(part.toString(), "-?\\d{1,4}")) {
              break;
            }
            day.add(Integer.parseInt(part.toString()));
          }
          if (!day.isEmpty()) {
            parts.add(day);
          }
          if (map.get("season") != null) {
            date.put("season", map.get("season"));
          }
          if (map.get("circa") != null) {
            date.put("circa", map.get("circa"));
          }
        }
      }
      date.put("date-parts", parts);
      return date;
    }
    return ofText(value.toString());
  }

  private static Object ofText(String text) {
    List<List<Integer>> parts = new ArrayList<>();
    for (String day : Regex.split(text, "[/_]", 2)) {
      Matcher found = Regex.matcher(DATE, day.strip());
      if (!found.matches()) {
        return Map.of("literal", text);
      }
      List<Integer> numbers = new ArrayList<>();
      for (int i = 1; i <= 3 && found.group(i) != null; i++) {
        numbers.add(Integer.parseInt(found.group(i)));
      }
      parts.add(numbers);
    }
    return Map.of("date-parts", parts);
  }
}
