package press.offprint.content.site.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Severity;

/** One map of the settings: values by key and type, and an error for each that is wrong. */
final class SettingsMap {
  private final String prefix;
  private final Mapping mapping;
  private final List<Problem> problems;

  SettingsMap(String prefix, Mapping mapping, List<Problem> problems) {
    this.prefix = prefix;
    this.mapping = mapping;
    this.problems = problems;
  }

  Map<String, Entry> entries() {
    return mapping.entries();
  }

  /** Any key but these is an error that names the nearest of them. */
  void allow(List<String> keys) {
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

  private Optional<Entry> given(String key) {
    return Optional.ofNullable(mapping.entries().get(key)).filter(e -> !e.value().isNothing());
  }

  String text(String key, String otherwise) {
    return scalar(key, "a text").map(Scalar::text).map(String::strip).orElse(otherwise);
  }

  String choice(String key, List<String> choices, String otherwise) {
    String written = text(key, otherwise);
    Optional<String> found = choices.stream().filter(written::equalsIgnoreCase).findFirst();
    if (found.isEmpty()) {
      wrong(key, key + " is \"" + written + "\"", "one of " + String.join(", ", choices));
    }
    return found.orElse(otherwise);
  }

  int whole(String key, int otherwise, int least, int most) {
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

  Optional<Scalar> scalar(String key, String wanted) {
    Optional<Entry> entry = given(key);
    if (entry.isPresent() && !(entry.get().value() instanceof Scalar)) {
      wrong(key, prefix + key + " is " + entry.get().value().kind(), wanted);
    }
    return entry.map(Entry::value).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** A list of texts; one text is a list of one. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Optional<Entry> entry = given(key);
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

  boolean isMap(String key) {
    return given(key).filter(e -> e.value() instanceof Mapping).isPresent();
  }

  /** The map below a key, empty where there is none. */
  SettingsMap map(String key) {
    Optional<Entry> entry = given(key);
    if (entry.isPresent() && entry.get().value() instanceof Mapping inner) {
      return new SettingsMap(prefix + key + ".", inner, problems);
    }
    entry.ifPresent(e -> wrong(key, prefix + key + " is " + e.value().kind(), "a map"));
    return new SettingsMap(prefix + key + ".", new Mapping(Map.of(), 0, 0), problems);
  }

  void wrong(String key, String found, String wanted) {
    Entry at = mapping.entries().get(key);
    if (at != null) {
      add(ProblemCode.CONFIG_TYPE, at, found, "Write " + wanted + ".");
    }
  }

  private void add(ProblemCode code, Entry at, String message, String hint) {
    problems.add(new Problem(code, Severity.ERROR, message, at.line(), at.column(), hint));
  }
}
