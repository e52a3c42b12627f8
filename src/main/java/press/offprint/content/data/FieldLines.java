package press.offprint.content.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.interrupt.Regex;

/**
 * The fields at the start of a text, one a line and without quotation marks: {@code Title: A post},
 * as in Pelican, in the meta-data of Python-Markdown, and in MultiMarkdown. The case of a name does
 * not matter, an indented line continues the value before it, and of two fields with one name the
 * last one counts.
 */
public final class FieldLines {
  // An address has a colon, too, and no name.
  private static final Pattern FIELD =
      Pattern.compile(
          " {0,3}([A-Za-z0-9](?:[A-Za-z0-9_-]|\\x20(?=[A-Za-z0-9])){0,60}+):(?!//)([^\\n]*+)");
  private static final Pattern MORE = Pattern.compile("(?: {4}|\\t)\\s*+(\\S.*+)");

  private static final Set<String> LISTS =
      Set.of("aliases", "authors", "keywords", "recommendations", "tags");

  private static final Set<String> FLAGS = Set.of("true", "false");

  private FieldLines() {}

  /** Returns the name of the field that a line is, in lower case; empty if it is none. */
  public static Optional<String> name(String line) {
    Matcher field = Regex.matcher(FIELD, line);
    return field.matches()
        ? Optional.of(field.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Returns true if a line continues the field before it. */
  public static boolean isContinuation(String line) {
    return Regex.matcher(MORE, line).matches();
  }

  /**
   * Returns the fields with names in lower case. Lines that are none are left out.
   *
   * @param firstLine one-based line of the text's first line in its file
   */
  public static Mapping parse(String text, int firstLine) {
    Map<String, StringBuilder> values = new LinkedHashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    StringBuilder last = new StringBuilder();
    int line = firstLine;
    for (String written : text.split("\n", -1)) {
      Matcher field = Regex.matcher(FIELD, written.stripTrailing());
      Matcher more = Regex.matcher(MORE, written.stripTrailing());
      if (field.matches()) {
        String name = field.group(1).toLowerCase(Locale.ROOT);
        last = new StringBuilder(field.group(2).strip());
        values.put(name, last);
        places.put(name, line);
      } else if (more.matches()) {
        last.append(last.isEmpty() ? "" : " ").append(more.group(1));
      }
      line++;
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          int at = places.get(name);
          entries.put(name, new Entry(value(name, value.toString(), at), at, 1));
        });
    return new Mapping(entries, firstLine, 1);
  }

  private static LocatedValue value(String name, String text, int line) {
    // In Pelican, a semicolon separates names with commas.
    if (LISTS.contains(name) && !text.isEmpty()) {
      List<LocatedValue> items = new ArrayList<>();
      for (String item : text.split(text.contains(";") ? ";" : ",", -1)) {
        items.add(new Scalar(item.strip(), item.strip(), item.isBlank(), line, 1));
      }
      return new Sequence(items, line, 1);
    }
    boolean isFlag = FLAGS.contains(text.toLowerCase(Locale.ROOT));
    Object value = isFlag ? (Object) Boolean.valueOf(text) : text;
    return new Scalar(text, value, text.isEmpty(), line, 1);
  }
}
