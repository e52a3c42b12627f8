package press.offprint.content.xhtml.shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.xhtml.tree.AttributeNames;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.HeadingIds;
import press.offprint.model.text.Uris;

/** The ids of one article, and the names by which its links refer to them. */
public final class IdRegistry {
  /** The ids of footnotes and of the references to them. */
  private static final Pattern RESERVED = Pattern.compile("fn(?:ref)?-\\d.*");

  /** The id of the title, in a link {@code #}. */
  private static final String TITLE = "";

  private final HeadingIds kind;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byLetters = new HashMap<>();
  private final Set<String> titleNames = new HashSet<>();
  private final Set<String> titleLetters = new HashSet<>();

  public IdRegistry(HeadingIds kind) {
    this.kind = kind;
  }

  /** Returns the id of a heading of this text; empty if it has no letters and no digits. */
  String ofHeading(String text) {
    return HeadingSlug.of(text, kind);
  }

  /** Returns the characters of a written name that an id may hold. */
  String valid(String name) {
    return kind == HeadingIds.OFFPRINT ? AttributeNames.id(name) : AttributeNames.anchor(name);
  }

  /**
   * Returns a new id for an element, and remembers the name for {@link #find}.
   *
   * @param name the name that the author wrote
   * @param fallback the id if no character of the name is valid in an id
   */
  public String claim(String name, String fallback) {
    String id = unique(name, fallback);
    byLetters.putIfAbsent(letters(name), id);
    return id;
  }

  /** Adds a name of the article's title; an element with the same name takes precedence. */
  void addTitle(String name) {
    titleNames.add(name);
    titleLetters.add(letters(name));
  }

  private String unique(String name, String fallback) {
    String plain = valid(name);
    String base = plain.isEmpty() ? fallback : plain;
    String id = Regex.matcher(RESERVED, base).matches() ? "_" + base : base;
    if (!taken.add(id)) {
      int next = counters.getOrDefault(id, 0);
      String numbered;
      do {
        numbered = id + "-" + ++next;
      } while (!taken.add(numbered));
      counters.put(id, next);
      byName.putIfAbsent(name + "-" + next, numbered);
      return numbered;
    }
    byName.putIfAbsent(name, id);
    return id;
  }

  /**
   * Returns the id that a link's fragment refers to; the id of the title is empty.
   *
   * @param name may be percent-encoded
   */
  public Optional<String> find(String name) {
    String decoded = Uris.decodeLeniently(name);
    return find(decoded, byName, titleNames)
        .or(() -> taken.contains(decoded) ? Optional.of(decoded) : Optional.empty())
        .or(() -> find(ofHeading(decoded), byName, titleNames))
        .or(() -> find(HeadingSlug.of(decoded), byName, titleNames))
        .or(() -> find(letters(decoded), byLetters, titleLetters));
  }

  private static Optional<String> find(String key, Map<String, String> ids, Set<String> titles) {
    String id = ids.get(key);
    return id == null && titles.contains(key) ? Optional.of(TITLE) : Optional.ofNullable(id);
  }

  // Generators of ids treat punctuation in different ways, but they all keep the letters.
  private static String letters(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
