package press.offprint.content.data;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a TOML document's keys; a key that is written in an unusual way is not found. */
final class TomlKeyLines {
  private static final Pattern TABLE = Pattern.compile("\\s*\\[\\[?\\s*([\\w.-]+)\\s*\\]\\]?.*");
  private static final Pattern KEY = Pattern.compile("\\s*\"?([\\w.-]+)\"?\\s*=.*");
  private static final int LONGEST_LINE = 500;

  private final Map<String, Integer> lines = new HashMap<>();

  private TomlKeyLines() {}

  static TomlKeyLines of(String text, int firstLine) {
    TomlKeyLines places = new TomlKeyLines();
    String table = "";
    int number = firstLine;
    for (String whole : text.split("\n", -1)) {
      String line = whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) : whole;
      Matcher head = TABLE.matcher(line);
      Matcher key = KEY.matcher(line);
      if (key.matches()) {
        places.lines.putIfAbsent(table + key.group(1), number);
      } else if (head.matches()) {
        table = head.group(1) + ".";
        places.lines.putIfAbsent(head.group(1), number);
      }
      number++;
    }
    return places;
  }

  int line(String path, int otherwise) {
    return lines.getOrDefault(path, otherwise);
  }
}
