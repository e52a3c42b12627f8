package press.offprint.content.xhtml.shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.offprint.content.markdown.HeadingSlug;
import press.offprint.content.xhtml.clean.LinkResolver;
import press.offprint.content.xhtml.tree.AttributeNames;

/** Gives every place in one article its own id, and remembers by which name it was meant. */
final class IdRegistry {
  // These belong to the notes.
  private static final Pattern RESERVED = Pattern.compile("fn(?:ref)?-\\d.*");

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byLetters = new HashMap<>();

  /**
   * An id for a place that its author called {@code name}.
   *
   * @param fallback where nothing of the name can stand in an id
   */
  String claim(String name, String fallback) {
    String id = unique(name, fallback);
    byLetters.putIfAbsent(letters(name), id);
    return id;
  }

  /** Calls the article's title {@code name}, unless a place in the text is called so. */
  void title(String name) {
    byName.putIfAbsent(name, "");
    byLetters.putIfAbsent(letters(name), "");
  }

  private String unique(String name, String fallback) {
    String plain = AttributeNames.id(name);
    String base = plain.isEmpty() ? fallback : plain;
    String id = RESERVED.matcher(base).matches() ? "_" + base : base;
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

  /** The id of the place that a link calls {@code name}; an empty one is the title's. */
  Optional<String> find(String name) {
    String decoded = LinkResolver.decode(name);
    return Optional.ofNullable(byName.get(decoded))
        .or(() -> taken.contains(decoded) ? Optional.of(decoded) : Optional.empty())
        .or(() -> Optional.ofNullable(byName.get(HeadingSlug.of(decoded))))
        .or(() -> Optional.ofNullable(byLetters.get(letters(decoded))));
  }

  // Generators differ in what they do with punctuation, not with letters.
  private static String letters(String name) {
    StringBuilder out = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
