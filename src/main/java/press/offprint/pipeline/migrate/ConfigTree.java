package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import press.offprint.content.data.DataException;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.TomlData;
import press.offprint.content.data.YamlData;
import press.offprint.model.problem.OffprintException;

/** The configuration of another tool. Keys are found in upper or lower case. */
final class ConfigTree {
  private final Map<String, Object> values;
  private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  ConfigTree(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Parses a file by its extension: YAML, TOML or JSON.
   *
   * @throws OffprintException with file and line if it is broken
   */
  static Map<String, Object> parse(Path file, String text) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      LocatedValue value =
          name.endsWith(".toml")
              ? TomlData.parse(text, 1)
              : name.endsWith(".json") ? JsonData.parse(text, 1) : YamlData.parse(text, 1);
      return asMap(value.plain(UnaryOperator.identity()));
    } catch (DataException e) {
      throw new OffprintException(
          "Nothing was imported, because the configuration is broken.\n  "
              + file
              + ":"
              + e.line()
              + ": "
              + e.message()
              + "\n      "
              + e.hint(),
          e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** Returns the value at a path of keys joined by dots. */
  Optional<Object> find(String path) {
    String[] keys = path.split("\\.", -1);
    used.add(keys[0]);
    Object value = values;
    for (String key : keys) {
      value = inner(asMap(value), key);
    }
    return Optional.ofNullable(value);
  }

  /** Returns this configuration without some keys at its root. */
  ConfigTree without(String... keys) {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    rest.keySet().removeIf(key -> Stream.of(keys).anyMatch(key::equalsIgnoreCase));
    return new ConfigTree(rest);
  }

  /** Returns this configuration with more values, which precede its own in maps of any depth. */
  ConfigTree merged(Map<String, Object> more) {
    return new ConfigTree(merge(values, more));
  }

  /** Returns the entries of two maps; those of the second precede, in maps of any depth. */
  static Map<String, Object> merge(Map<String, Object> one, Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(one);
    more.forEach(
        (key, value) -> {
          String known =
              one.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
          boolean maps = all.get(known) instanceof Map && value instanceof Map;
          all.put(known, maps ? merge(asMap(all.get(known)), asMap(value)) : value);
        });
    return all;
  }

  private static Object inner(Map<String, Object> map, String key) {
    for (Map.Entry<String, Object> entry : map.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(key)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** Returns the first text at one of the paths; empty if there is none. */
  String text(String... paths) {
    for (String path : paths) {
      Optional<Object> found = find(path);
      if (found.isPresent()
          && !(found.get() instanceof Map<?, ?>)
          && !(found.get() instanceof List<?>)
          && !found.get().toString().isBlank()) {
        return found.get().toString().strip();
      }
    }
    return "";
  }

  boolean isTrue(String path) {
    return find(path).filter(Boolean.TRUE::equals).isPresent();
  }

  /** Returns the number at a path, or a default. */
  int number(String path, int otherwise) {
    return find(path)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).intValue())
        .orElse(otherwise);
  }

  Map<String, Object> map(String path) {
    return asMap(find(path).orElse(Map.of()));
  }

  List<?> list(String path) {
    return find(path).orElse(List.of()) instanceof List<?> list ? list : List.of();
  }

  /** Returns the keys at the root that nobody asked for, with their values. */
  Map<String, Object> unused() {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    rest.keySet().removeIf(used::contains);
    return rest;
  }
}
