package press.offprint.content.related;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.model.interrupt.Regex;

/** The words that no list of terms holds: English function words, and those of the site. */
final class StopWords {
  private static final Set<String> ENGLISH = english();

  private final Set<String> words = new HashSet<>(ENGLISH);

  // Null if there are none.
  private final Pattern phrases;

  /**
   * Creates the list.
   *
   * @param ofSite words, and phrases of several words
   */
  StopWords(Collection<String> ofSite) {
    List<String> several = new ArrayList<>();
    for (String each : ofSite) {
      String text = WordScanner.normalise(each).strip().toLowerCase(Locale.ROOT);
      List<Word> parts = new ArrayList<>();
      new WordScanner().scan(text, parts::add);
      if (parts.size() == 1 && parts.get(0).term().equals(text)) {
        words.add(text);
      } else if (!text.isEmpty()) {
        several.add(Pattern.quote(text));
      }
    }
    phrases =
        several.isEmpty()
            ? null
            : Pattern.compile(
                several.stream().sorted().collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Returns true if a term in lower case is no content. */
  boolean contains(String term) {
    return words.contains(term)
        || (term.indexOf('’') > 0 && words.contains(term.replace('’', '\'')));
  }

  /** Returns a text without the phrases of the site. */
  String without(String text) {
    return phrases == null ? text : Regex.matcher(phrases, text).replaceAll("\n");
  }

  private static Set<String> english() {
    try (InputStream in = StopWords.class.getResourceAsStream("stop-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("The resource stop-words.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.split(" ", -1)).stream())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
