package press.offprint.content.data;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** Writes plain values as YAML in block style. */
public final class YamlText {
  // Texts that need no quotation marks: no sign with a meaning in YAML, and no number or date.
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}/][\\p{L}\\p{M}\\p{N} ,.()/_+-]*(?::[\\p{L}\\p{N}/_]+[\\p{L}\\p{N}/_.-]*)*");
  private static final Pattern WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

  private YamlText() {}

  /**
   * Returns a map as the lines of a YAML document.
   *
   * @param values texts, numbers, booleans, lists and maps; a map is written in its order
   */
  public static String of(Map<String, ?> values) {
    StringBuilder out = new StringBuilder();
    map(values, 0, out);
    return out.toString();
  }

  /** Returns a text as a scalar in one line, with quotation marks if it needs them. */
  public static String scalar(String text) {
    boolean plain =
        Regex.matcher(PLAIN, text).matches()
            && !Regex.matcher(WORD, text).matches()
            && !text.endsWith(" ");
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          boolean special = c < ' ' || c == 0x7F || (c >= 0x80 && c < 0xA0);
          boolean line = c == '\u2028' || c == '\u2029' || c == '\uFEFF' || c >= 0xFFFE;
          if (special || line) {
            String hex = Integer.toHexString(c);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static void map(Map<?, ?> values, int depth, StringBuilder out) {
    values.forEach(
        (key, value) -> {
          out.append("  ".repeat(depth)).append(scalar(String.valueOf(key))).append(':');
          value(value, depth + 1, out);
        });
  }

  private static void value(Object value, int depth, StringBuilder out) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      map(map, depth, out);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      list(list, depth, out);
    } else {
      out.append(' ').append(single(value)).append('\n');
    }
  }

  private static void list(List<?> list, int depth, StringBuilder out) {
    boolean single = list.stream().noneMatch(i -> i instanceof Map<?, ?> || i instanceof List<?>);
    if (single) {
      List<String> items = list.stream().map(YamlText::inFlow).toList();
      out.append(" [").append(String.join(", ", items)).append("]\n");
      return;
    }
    out.append('\n');
    for (Object item : list) {
      out.append("  ".repeat(depth)).append('-');
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        StringBuilder inner = new StringBuilder();
        map(map, depth + 1, inner);
        // The first key follows the hyphen in its line.
        out.append(' ').append(inner.substring(2 * (depth + 1)));
      } else {
        value(item, depth + 1, out);
      }
    }
  }

  // A comma ends an item of a list in one line.
  private static String inFlow(Object item) {
    String text = single(item);
    return text.startsWith("\"") || text.indexOf(',') < 0 ? text : quoted(String.valueOf(item));
  }

  private static String single(Object value) {
    if (value == null) {
      return "~";
    }
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    if (value instanceof List<?>) {
      return "[]";
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : scalar(String.valueOf(value));
  }
}
