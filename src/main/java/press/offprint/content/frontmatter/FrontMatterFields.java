package press.offprint.content.frontmatter;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.problem.Severity;

/**
 * The fields of one front matter by name and type. Names are case-insensitive, as in Hugo; {@code
 * extra.lang} is a field in a map; of several names the first with a value counts. A field of the
 * wrong type is a problem and counts as missing.
 */
final class FrontMatterFields {
  private static final int MAX_TERMS = 1_000;
  private static final List<String> NAME_KEYS = List.of("name", "title", "display_name", "id");

  // Editors with forms write each tag as a map of one field.
  private static final List<String> TERM_KEYS = List.of("tag", "name", "title", "label", "value");

  private final Mapping root;
  private final List<Problem> problems;

  FrontMatterFields(Mapping root, List<Problem> problems) {
    this.root = root;
    this.problems = problems;
  }

  /** A field with the name under which it was found. */
  record Field(String name, Entry entry) {
    LocatedValue value() {
      return entry.value();
    }
  }

  /** Returns the first field with a value; empty if there is none. */
  Optional<Field> find(String... names) {
    for (String name : names) {
      Optional<Entry> entry = Optional.of(new Entry(root, root.line(), 1));
      for (String part : name.split("\\.", -1)) {
        entry = entry.flatMap(outer -> inner(outer.value(), part));
      }
      Optional<Entry> found = entry.filter(e -> !e.value().isNothing());
      if (found.isPresent()) {
        return Optional.of(new Field(name, found.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Entry> inner(LocatedValue data, String name) {
    if (!(data instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Entry exact = mapping.entries().get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return mapping.entries().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns the one-based line of the field, 0 if there is none. */
  int line(String... names) {
    return find(names).map(field -> field.entry().line()).orElse(0);
  }

  /** Returns the text as written, without a check of its characters; empty if it is blank. */
  Optional<String> raw(String... names) {
    return find(names).flatMap(this::scalar).map(Scalar::text).filter(text -> !text.isBlank());
  }

  /** Returns the clean text in one line, or an empty text. */
  String text(String... names) {
    return raw(names).map(FieldSanitizer::line).orElse("");
  }

  /** Returns the clean text in one line, without HTML; or an empty text. */
  String words(String... names) {
    return raw(names).map(FieldSanitizer::words).orElse("");
  }

  private Optional<Scalar> scalar(Field field) {
    if (field.value() instanceof Scalar scalar) {
      return Optional.of(scalar);
    }
    wrongType(field, field.name() + " is " + field.value().kind(), "Write the value as a text.");
    return Optional.empty();
  }

  /** Returns the value of a boolean field; empty if there is none. */
  Optional<Boolean> flag(String... names) {
    return find(names)
        .flatMap(
            field -> {
              String text =
                  field.value() instanceof Scalar scalar
                      ? scalar.text().strip().toLowerCase(Locale.ROOT)
                      : "";
              if (Set.of("true", "yes", "on", "1").contains(text)) {
                return Optional.of(true);
              }
              boolean no = Set.of("false", "no", "off", "0", "").contains(text);
              if (no && field.value() instanceof Scalar) {
                return Optional.of(false);
              }
              wrongType(field, field.name() + " is neither true nor false", "Write true or false.");
              return Optional.empty();
            });
  }

  /** Returns a whole number, 0 if there is none, the nearest {@code int} if it is out of range. */
  int whole(String... names) {
    Optional<Field> field = find(names);
    Optional<Scalar> scalar = field.flatMap(this::scalar).filter(s -> !s.text().isBlank());
    if (scalar.isEmpty()) {
      return 0;
    }
    String text = scalar.get().text().strip();
    if (!Regex.matches(text, "[-+]?[0-9_]+")) {
      wrongType(
          field.get(), field.get().name() + " is no whole number", "Write a number such as 10.");
      return 0;
    }
    try {
      return Integer.parseInt(text.replace("_", ""));
    } catch (NumberFormatException e) {
      Entry entry = field.get().entry();
      int limit = text.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE;
      problems.add(
          Problem.warning(
              ProblemCode.FRONT_MATTER_TYPE,
              entry.line(),
              field.get().name() + " is out of range; it counts as " + limit,
              "Write a smaller number."));
      return limit;
    }
  }

  /** Returns the value of a date field; empty if there is none. */
  Optional<OffsetDateTime> date(String... names) {
    Optional<Field> field = find(names);
    Optional<Scalar> scalar = field.flatMap(this::scalar).filter(s -> !s.text().isBlank());
    Optional<OffsetDateTime> date = scalar.flatMap(s -> DateParser.parse(s.text()));
    if (scalar.isPresent() && date.isEmpty()) {
      wrongType(
          field.get(),
          field.get().name() + " is \"" + scalar.get().text() + "\", which is no date",
          "Write the date as 2026-03-14 or 2026-03-14T09:30:00+09:00.");
    }
    return date;
  }

  /**
   * Returns a list of texts without blank ones and duplicates. A single text is split at commas. A
   * map in the list is replaced by the text in it.
   *
   * @param spaces true if a single text without commas is split at spaces, as in Jekyll
   */
  List<String> terms(boolean spaces, String... names) {
    Optional<Field> field = find(names);
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    if (field.get().value() instanceof Scalar one) {
      String separator = one.text().contains(",") ? "," : spaces ? "\\s+" : "\\z";
      all.addAll(List.of(one.text().split(separator)));
    } else {
      all.addAll(texts(field.get(), TERM_KEYS));
    }
    return distinct(field.get(), all);
  }

  /** Returns a list of names. A map is replaced by the name in it; a single text is not split. */
  List<String> names(String... names) {
    Optional<Field> field = find(names);
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (LocatedValue item : elements(field.get())) {
      all.addAll(name(field.get(), item));
    }
    return distinct(field.get(), all);
  }

  private static List<LocatedValue> elements(Field field) {
    return field.value() instanceof Sequence list ? list.items() : List.of(field.value());
  }

  private List<String> name(Field field, LocatedValue item) {
    if (item.isNothing()) {
      return List.of();
    }
    if (item instanceof Scalar scalar) {
      return List.of(scalar.text());
    }
    Optional<String> inner = inner(item, NAME_KEYS);
    if (inner.isPresent()) {
      return List.of(inner.get());
    }
    wrongType(
        field,
        field.name() + " holds " + item.kind() + " without a name",
        "Write each as a text, or as a map with a name.");
    return List.of();
  }

  /** Returns the first text of a map that one of the keys has. */
  private static Optional<String> inner(LocatedValue map, List<String> keys) {
    return keys.stream()
        .flatMap(key -> inner(map, key).stream())
        .map(Entry::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text())
        .findFirst();
  }

  /** Returns the texts of a list, or a single text, as written. */
  List<String> items(String... names) {
    return find(names).map(field -> texts(field, List.of())).orElse(List.of());
  }

  private List<String> texts(Field field, List<String> keys) {
    List<String> all = new ArrayList<>();
    boolean isList = field.value() instanceof Sequence;
    for (LocatedValue item : elements(field)) {
      Optional<String> inner = isList ? inner(item, keys) : Optional.empty();
      if (item instanceof Scalar scalar) {
        all.add(scalar.text());
      } else if (inner.isPresent()) {
        all.add(inner.get());
      } else {
        wrongType(
            field,
            field.name() + " holds " + item.kind() + " instead of a text",
            "Write the value as a list of texts, such as [one, two].");
        return List.of();
      }
    }
    return all;
  }

  private List<String> distinct(Field field, List<String> all) {
    if (all.size() > MAX_TERMS) {
      add(
          ProblemCode.LIMIT_FRONT_MATTER,
          field.entry(),
          field.name() + " has " + all.size() + " entries; the limit is " + MAX_TERMS,
          "Keep only the entries that help a reader to find the post.");
      return List.of();
    }
    Set<String> each = new LinkedHashSet<>();
    for (String text : all) {
      each.add(FieldSanitizer.line(text));
    }
    each.remove("");
    return List.copyOf(each);
  }

  /** Returns all fields as plain values in order. Adds a warning for each that is cleaned. */
  Map<String, Object> plain() {
    Map<String, Object> all = new LinkedHashMap<>();
    root.entries()
        .forEach(
            (name, entry) -> {
              if (entry.value().isNothing()) {
                return;
              }
              boolean[] dirty = {!FieldSanitizer.isClean(name)};
              Object value =
                  entry
                      .value()
                      .plain(
                          text -> {
                            dirty[0] |= !FieldSanitizer.isClean(text);
                            return FieldSanitizer.clean(text);
                          });
              all.put(FieldSanitizer.clean(name), value);
              if (dirty[0]) {
                problems.add(
                    Problem.warning(
                        ProblemCode.TEXT_SANITISED,
                        entry.line(),
                        FieldSanitizer.clean(name)
                            + " held characters that cannot be shown or that"
                            + " change the direction of text; they were removed",
                        "Delete these characters in the post."));
              }
            });
    return Collections.unmodifiableMap(all);
  }

  private void wrongType(Field field, String message, String hint) {
    add(ProblemCode.FRONT_MATTER_TYPE, field.entry(), message, hint);
  }

  /** Adds an error, unless it is already there. */
  void add(ProblemCode code, Entry at, String message, String hint) {
    Problem problem = new Problem(code, Severity.ERROR, message, at.line(), at.column(), hint);
    // Some fields are read twice, such as the title, which is also a sample of the language.
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
