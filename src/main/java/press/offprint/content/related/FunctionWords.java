package press.offprint.content.related;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commonest function words of a language, from {@code function-words.txt}. Immutable, for use
 * by several threads.
 */
final class FunctionWords {
  /** The list without a word. */
  static final FunctionWords NONE = new FunctionWords(Set.of());

  private static final Map<String, FunctionWords> LANGUAGES = languages();

  private final Set<String> words;

  private FunctionWords(Set<String> words) {
    this.words = words;
  }

  /**
   * Returns the list of a language, which has no word if the language is unknown.
   *
   * @param language tag without script and region
   */
  static FunctionWords of(String language) {
    return LANGUAGES.getOrDefault(language, NONE);
  }

  /** Returns true if the list has a word in lower case. */
  boolean contains(String word) {
    return words.contains(word);
  }

  /**
   * Returns the start of a word behind a function word that is written together with it, as in
   * <i>l'air</i>.
   */
  int startOf(String text, int start, int end) {
    if (words.isEmpty()) {
      return start;
    }
    for (int at = start; at < end - 2; at++) {
      char c = text.charAt(at);
      if (c == '\'' || c == '’') {
        String first = text.substring(start, at).toLowerCase(Locale.ROOT) + "'";
        return words.contains(first) ? at + 1 : start;
      }
    }
    return start;
  }

  private static Map<String, FunctionWords> languages() {
    Map<String, Set<String>> words = new HashMap<>();
    resource("function-words.txt")
        .forEach(
            line ->
                words
                    .computeIfAbsent(line.get(0), tag -> new HashSet<>())
                    .addAll(line.subList(1, line.size())));
    Map<String, FunctionWords> languages = new HashMap<>();
    words.forEach((tag, all) -> languages.put(tag, new FunctionWords(Set.copyOf(all))));
    return Map.copyOf(languages);
  }

  /** Returns the words of each line of a resource, without comments. */
  static List<List<String>> resource(String name) {
    try (InputStream in = FunctionWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
