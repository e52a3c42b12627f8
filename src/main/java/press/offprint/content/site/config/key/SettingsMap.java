package press.offprint.content.site.config.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.Severity;

/** One map of the settings, with typed access to its values; each wrong value is an error. */
public final class SettingsMap {
  private final String prefix;
  private final Mapping mapping;
  private final List<Problem> problems;

  public SettingsMap(String prefix, Mapping mapping, List<Problem> problems) {
    this.prefix = prefix;
    this.mapping = mapping;
    this.problems = problems;
  }

  /** Returns the line at which the map begins. */
  public int line() {
    return mapping.line();
  }

  public Map<String, Entry> entries() {
    return mapping.entries();
  }

  /** Reports an error for each key that is not in {@code keys}, with the most similar key. */
  public void allow(List<String> keys) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!keys.contains(key)) {
                String near = SpellingSuggestion.of(key, keys);
                add(
                    ProblemCode.CONFIG_KEY,
                    entry,
                    "There is no setting \"" + prefix + key + "\"",
                    near.isEmpty()
                        ? "The settings are " + String.join(", ", keys) + "."
                        : "Did you mean \"" + prefix + near + "\"?");
              }
            });
  }

  private Optional<Entry> find(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).filter(e -> !e.value().isNothing());
  }

  /** Returns a text without white space at its ends. */
  public String text(String key, String otherwise) {
    return scalar(key, "a text").map(Scalar::text).map(String::strip).orElse(otherwise);
  }

  /** Returns a text; empty if there is none, or another value. */
  public String plainText(String key) {
    return find(key)
        .map(Entry::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text().strip())
        .orElse("");
  }

  /** Returns a text without white space at its ends, or the default. */
  public String text(Setting setting) {
    return text(setting.key(), setting.otherwise());
  }

  /** Returns one of the choices in its canonical case, or the default. */
  public String choice(Setting setting) {
    return choice(setting.key(), setting.choices(), setting.otherwise());
  }

  /** Returns a whole number within limits, or the default. */
  public int whole(Setting setting) {
    return whole(
        setting.key(), Integer.parseInt(setting.otherwise()), setting.least(), setting.most());
  }

  /** Returns one of the choices in its canonical case. */
  public String choice(String key, List<String> choices, String otherwise) {
    String written = text(key, otherwise);
    Optional<String> found = choices.stream().filter(written::equalsIgnoreCase).findFirst();
    if (found.isEmpty()) {
      wrong(key, key + " is \"" + written + "\"", "one of " + String.join(", ", choices));
    }
    return found.orElse(otherwise);
  }

  /** Returns a whole number within limits. */
  public int whole(String key, int otherwise, int least, int most) {
    Optional<Scalar> scalar = scalar(key, "a whole number");
    if (scalar.isEmpty()) {
      return otherwise;
    }
    if (scalar.get().value() instanceof Long number && number >= least && number <= most) {
      return number.intValue();
    }
    wrong(
        key,
        prefix + key + " is \"" + scalar.get().text() + "\"",
        "a whole number from " + least + " to " + most);
    return otherwise;
  }

  /**
   * Returns a value that is neither a list nor a map; empty if there is none.
   *
   * @param wanted the description of a right value, for the message
   */
  public Optional<Scalar> scalar(String key, String wanted) {
    Optional<Entry> entry = find(key);
    if (entry.isPresent() && !(entry.get().value() instanceof Scalar)) {
      wrong(key, prefix + key + " is " + entry.get().value().kind(), wanted);
    }
    return entry.map(Entry::value).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** Returns a list of texts; a single text is a list of one. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Optional<Entry> entry = find(key);
    if (entry.isEmpty()) {
      return texts;
    }
    LocatedValue value = entry.get().value();
    for (LocatedValue item : value instanceof Sequence list ? list.items() : List.of(value)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text().strip());
      } else {
        wrong(key, prefix + key + " holds " + item.kind(), "a list of texts");
      }
    }
    return texts;
  }

  /** Returns true if the value is a map. */
  public boolean isMap(String key) {
    return find(key).filter(e -> e.value() instanceof Mapping).isPresent();
  }

  /** Returns the map at a key; an empty one if there is none. */
  public SettingsMap map(String key) {
    return map(key, "a map");
  }

  /**
   * Returns the map at a key; an empty one if there is none.
   *
   * @param wanted the description of a right value, for the message
   */
  public SettingsMap map(String key, String wanted) {
    Optional<Entry> entry = find(key);
    if (entry.isPresent() && entry.get().value() instanceof Mapping inner) {
      return new SettingsMap(prefix + key + ".", inner, problems);
    }
    entry.ifPresent(e -> wrong(key, prefix + key + " is " + e.value().kind(), wanted));
    return new SettingsMap(prefix + key + ".", new Mapping(Map.of(), 0, 0), problems);
  }

  /** Returns a map without keys. */
  public SettingsMap none() {
    return new SettingsMap(prefix, new Mapping(Map.of(), 0, 0), problems);
  }

  /**
   * Returns the values of the map at a key without their lines; those without a value are absent.
   */
  public Map<String, Object> plainMap(String key) {
    Map<String, Object> values = new LinkedHashMap<>();
    map(key)
        .entries()
        .forEach(
            (name, entry) -> {
              if (!entry.value().isNothing()) {
                values.put(name, entry.value().plain(text -> text));
              }
            });
    return Collections.unmodifiableMap(values);
  }

  /** Returns the maps of a list; a single map is a list of one. */
  public List<SettingsMap> maps(String key) {
    List<SettingsMap> maps = new ArrayList<>();
    Optional<Entry> entry = find(key);
    if (entry.isEmpty()) {
      return maps;
    }
    LocatedValue value = entry.get().value();
    for (LocatedValue item : value instanceof Sequence list ? list.items() : List.of(value)) {
      if (item instanceof Mapping inner) {
        maps.add(new SettingsMap(prefix + key + ".", inner, problems));
      } else {
        wrong(key, prefix + key + " holds " + item.kind(), "a list of maps");
      }
    }
    return maps;
  }

  /** Reports an error at the first line of the map. */
  public void report(String found, String wanted) {
    problems.add(
        new Problem(
            ProblemCode.CONFIG_TYPE,
            Severity.ERROR,
            found,
            mapping.line(),
            mapping.column(),
            "Write " + wanted + "."));
  }

  /** Reports an error at the line of a key. */
  public void wrong(String key, String found, String wanted) {
    Entry entry = mapping.entries().get(key);
    if (entry != null) {
      add(ProblemCode.CONFIG_TYPE, entry, found, "Write " + wanted + ".");
    }
  }

  private void add(ProblemCode code, Entry entry, String message, String hint) {
    problems.add(new Problem(code, Severity.ERROR, message, entry.line(), entry.column(), hint));
  }
}
