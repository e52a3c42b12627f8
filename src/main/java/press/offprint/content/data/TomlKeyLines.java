package press.offprint.content.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of the keys and tables of a valid TOML document. Keys of inline tables are not listed;
 * their line is that of the value around them.
 */
final class TomlKeyLines {
  private final String text;
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> arraySizes = new HashMap<>();
  private int at;
  private int line;
  private int lineStart;

  private TomlKeyLines(String text, int firstLine) {
    this.text = text;
    this.line = firstLine;
  }

  /** Reads {@code text}, whose first line has the number {@code firstLine}. */
  static TomlKeyLines of(String text, int firstLine) {
    TomlKeyLines keys = new TomlKeyLines(text, firstLine);
    keys.readAll();
    return keys;
  }

  /** Returns the path of a key in the table {@code path}; the path of the document is empty. */
  static String key(String path, String name) {
    return path.isEmpty() ? name : path + "\n" + name;
  }

  /** Returns the path of an item of the array {@code path}. */
  static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  /** Returns the one-based line of a key or table; {@code otherwise} if it is not listed. */
  int line(String path, int otherwise) {
    return lines.getOrDefault(path, otherwise);
  }

  private void readAll() {
    String table = "";
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = lineEnd();
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '[') {
        boolean isArray = text.startsWith("[[", at);
        at += isArray ? 2 : 1;
        table = record("", names(']'), isArray);
        at = lineEnd();
      } else {
        record(table, names('='), false);
        skipValue();
      }
    }
  }

  /** Reads a dotted key up to {@code end}. */
  private List<String> names(char end) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at);
      int next = isQuote(c) ? stringEnd() : at + 1;
      if (isQuote(c)) {
        name.append(text, at + 1, Math.max(at + 1, next - 1));
      } else if (c == '.') {
        names.add(name.toString());
        name.setLength(0);
      } else if (!Character.isWhitespace(c)) {
        name.append(c);
      }
      at = next;
    }
    names.add(name.toString());
    return names;
  }

  /** Records the line of each table on the way to a key, and returns the path of the key. */
  private String record(String table, List<String> names, boolean isArray) {
    for (; lineStart < at; lineStart++) {
      line += text.charAt(lineStart) == '\n' ? 1 : 0;
    }
    String path = table;
    for (int i = 0; i < names.size(); i++) {
      path = key(path, names.get(i));
      lines.putIfAbsent(path, line);
      if (isArray && i == names.size() - 1) {
        arraySizes.merge(path, 1, Integer::sum);
      }
      if (arraySizes.containsKey(path)) {
        path = item(path, arraySizes.get(path) - 1);
        lines.putIfAbsent(path, line);
      }
    }
    return path;
  }

  private void skipValue() {
    int depth = 0;
    while (at < text.length() && (depth > 0 || text.charAt(at) != '\n')) {
      char c = text.charAt(at);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      }
      at = isQuote(c) ? stringEnd() : c == '#' ? lineEnd() : at + 1;
    }
  }

  /** Returns the index after the string that begins here. */
  private int stringEnd() {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    String end = text.startsWith(triple, at) ? triple : triple.substring(0, 1);
    int i = at + end.length();
    while (i < text.length() && !text.startsWith(end, i)) {
      i += quote == '"' && text.charAt(i) == '\\' ? 2 : 1;
    }
    i = Math.min(text.length(), i + end.length());
    // Up to two quotes before the end of a multi-line string belong to its text.
    while (end.length() == 3 && i < text.length() && text.charAt(i) == quote) {
      i++;
    }
    return i;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }
}
