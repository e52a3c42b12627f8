package press.offprint.content.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The reader of the definition of a book; each wrong value is an error with its line. */
public final class BookSpecReader {
  /** The keys of a part, and of a book besides its texts. */
  public static final List<String> PART = List.of("title", "posts", "select", "parts", "book");

  /** The orders of selected posts. */
  public static final List<String> ORDERS = List.of("date", "weight");

  /** The papers of {@code print}. */
  public static final List<String> PAPERS = List.of("A4", "letter", "A5", "6x9in");

  /** The pattern of the name of a book. */
  public static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";

  /** The parts around a post at most, because headings have six levels. */
  static final int MAX_DEPTH = 6;

  private static final List<String> OWN = List.of("authors", "author", "order", "print", "name");
  private static final List<String> DATES = List.of("since", "until");
  private static final List<String> CONTENT = List.of("posts", "select", "parts");

  private final ProblemCode code;
  private final List<Problem> problems;

  /**
   * Creates a reader.
   *
   * @param code of the errors
   * @param problems receives the errors
   */
  public BookSpecReader(ProblemCode code, List<Problem> problems) {
    this.code = code;
    this.problems = problems;
  }

  /** Returns the books of the setting {@code books}: {@code auto}, or a list of it and maps. */
  public BookSettings settings(Entry entry, String file) {
    List<BookSpec> specs = new ArrayList<>();
    boolean auto = false;
    for (LocatedValue item : items(entry.value())) {
      if (item instanceof Mapping mapping && entry.value() instanceof Sequence) {
        String name = text(mapping, "name");
        if (!Regex.matches(name, NAME)) {
          error(
              item.line(),
              "books: the name of a book is \"" + name + "\"",
              "Write name: with small letters, digits and hyphens.");
        } else if (specs.stream().anyMatch(spec -> spec.name().equals(name))) {
          error(item.line(), "books: two books have the name " + name, "Rename one of them.");
        } else {
          specs.add(book(name, file, mapping));
        }
      } else if (item instanceof Scalar scalar && scalar.text().strip().equalsIgnoreCase("auto")) {
        auto = true;
      } else if (!item.isNothing()) {
        error(item.line(), "books holds " + item.kind(), "Write auto, or a list of maps.");
      }
    }
    return new BookSettings(auto, specs);
  }

  /** Returns the book that a map defines. */
  public BookSpec book(String name, String file, Mapping mapping) {
    List<String> known = new ArrayList<>(BookSpec.TEXTS);
    known.addAll(PART);
    known.addAll(OWN);
    allow(mapping, known);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : BookSpec.TEXTS) {
      String text = text(mapping, key);
      if (!text.isEmpty()) {
        texts.put(key, valid(mapping, key, text));
      }
    }
    List<String> authors = texts(mapping, "authors");
    if (authors.isEmpty()) {
      authors = texts(mapping, "author");
    }
    String order = choice(mapping, "order", ORDERS, "date");
    String paper = "";
    boolean marks = false;
    if (map(mapping, "print") instanceof Mapping print) {
      allow(print, List.of("paper", "marks"));
      paper = choice(print, "paper", PAPERS, "");
      marks = choice(print, "marks", List.of("true", "false"), "false").equals("true");
    }
    return new BookSpec(
        name, file, mapping.line(), texts, authors, order, part(mapping, 0), paper, marks);
  }

  private PartSpec part(Mapping mapping, int depth) {
    List<PartSpec.Named> posts = new ArrayList<>();
    for (LocatedValue item : list(mapping, "posts")) {
      if (item instanceof Scalar scalar) {
        posts.add(new PartSpec.Named(scalar.text().strip(), item.line()));
      } else {
        error(item.line(), "posts holds " + item.kind(), "Write the paths of posts.");
      }
    }
    Map<String, List<String>> select = new LinkedHashMap<>();
    if (map(mapping, "select") instanceof Mapping wanted) {
      allow(wanted, PartSpec.KEYS);
      for (String key : PartSpec.KEYS) {
        List<String> values = DATES.contains(key) ? one(wanted, key) : texts(wanted, key);
        if (!values.isEmpty()) {
          select.put(key, values.stream().map(value -> valid(wanted, key, value)).toList());
        } else if (wanted.entries().containsKey(key)) {
          error(
              wanted.entries().get(key).line(),
              key + " has no value",
              "Write a value, or delete the key.");
        }
      }
    }
    if (!text(mapping, "book").isEmpty()) {
      CONTENT.stream()
          .filter(key -> mapping.entries().containsKey(key))
          .findFirst()
          .ifPresent(
              key ->
                  error(
                      mapping.entries().get(key).line(),
                      key + " is beside book, which is the whole content",
                      "Delete one of them, or write two parts."));
    }
    List<PartSpec> parts = new ArrayList<>();
    for (LocatedValue item : list(mapping, "parts")) {
      if (item instanceof Mapping inner && depth < MAX_DEPTH) {
        allow(inner, PART);
        parts.add(part(inner, depth + 1));
      } else {
        error(
            item.line(),
            depth < MAX_DEPTH
                ? "parts holds " + item.kind()
                : "parts are nested more than " + MAX_DEPTH + " levels deep",
            "Write maps with title, and posts or select.");
      }
    }
    PartSpec part =
        new PartSpec(
            text(mapping, "title"), mapping.line(), posts, select, parts, text(mapping, "book"));
    if (depth > 0 && part.title().isEmpty() && part.book().isEmpty()) {
      error(mapping.line(), "A part has no title", "Write title: with the title of the part.");
    }
    return part;
  }

  /** Returns a value in its canonical form; one of another form is an error. */
  private String valid(Mapping mapping, String key, String text) {
    Optional<String> valid = BookValues.canonical(key, text);
    if (valid.isEmpty()) {
      error(mapping.entries().get(key).line(), key + " is \"" + text + "\"", BookValues.hint(key));
    }
    return valid.orElse("");
  }

  private void allow(Mapping mapping, List<String> keys) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!keys.contains(key)) {
                error(
                    entry.line(),
                    "A book has no key \"" + key + "\" here",
                    "The keys are " + String.join(", ", keys) + ".");
              }
            });
  }

  private LocatedValue map(Mapping mapping, String key) {
    Entry entry = mapping.entries().get(key);
    if (entry == null || entry.value().isNothing()) {
      return null;
    }
    if (!(entry.value() instanceof Mapping)) {
      error(entry.line(), key + " is " + entry.value().kind(), "Write a map.");
    }
    return entry.value();
  }

  private static List<LocatedValue> list(Mapping mapping, String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null || entry.value().isNothing() ? List.of() : items(entry.value());
  }

  private static List<LocatedValue> items(LocatedValue value) {
    return value instanceof Sequence list ? list.items() : List.of(value);
  }

  private List<String> texts(Mapping mapping, String key) {
    List<String> texts = new ArrayList<>();
    for (LocatedValue item : list(mapping, key)) {
      if (item instanceof Scalar scalar) {
        texts.add(scalar.text().strip());
      } else {
        error(item.line(), key + " holds " + item.kind(), "Write a text, or a list of texts.");
      }
    }
    return texts;
  }

  /** Returns one text at most; several are an error. */
  private List<String> one(Mapping mapping, String key) {
    List<String> texts = texts(mapping, key);
    if (texts.size() > 1) {
      error(mapping.entries().get(key).line(), key + " holds several values", "Write one text.");
    }
    return texts;
  }

  private String text(Mapping mapping, String key) {
    return one(mapping, key).stream().findFirst().orElse("");
  }

  private String choice(Mapping mapping, String key, List<String> choices, String otherwise) {
    String written = text(mapping, key);
    Optional<String> chosen =
        written.isEmpty()
            ? Optional.of(otherwise)
            : choices.stream().filter(written::equalsIgnoreCase).findFirst();
    if (chosen.isPresent()) {
      return chosen.get();
    }
    Entry entry = mapping.entries().get(key);
    error(
        entry.line(),
        key + " is \"" + written + "\"",
        "Write one of " + String.join(", ", choices) + ".");
    return otherwise;
  }

  private void error(int line, String message, String hint) {
    Problem problem = Problem.error(code, line, message + ".", hint);
    if (!problems.contains(problem)) {
      problems.add(problem); // The title of a book is read as that of its content too.
    }
  }
}
