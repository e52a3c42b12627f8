package press.offprint.content.related;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.offprint.model.interrupt.Regex;

/**
 * The words that no list of terms holds: English function words, those of the language of a post,
 * and those of the site. Immutable, for use by several threads.
 */
final class StopWords {
  private static final Set<String> ENGLISH = english();

  private final Set<String> words;
  private final FunctionWords ofLanguage;

  // Null if there are none.
  private final Pattern phrases;

  /**
   * Creates the list for posts of all languages.
   *
   * @param ofSite words, and phrases of several words
   */
  StopWords(Collection<String> ofSite) {
    List<String> several = new ArrayList<>();
    words = new HashSet<>(ENGLISH);
    ofLanguage = FunctionWords.NONE;
    for (String each : ofSite) {
      String text = WordScanner.normalise(each).strip().toLowerCase(Locale.ROOT);
      List<Word> parts = new ArrayList<>();
      new WordScanner(FunctionWords.NONE).scan(text, parts::add);
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

  private StopWords(Set<String> words, Pattern phrases, FunctionWords ofLanguage) {
    this.words = words;
    this.phrases = phrases;
    this.ofLanguage = ofLanguage;
  }

  /** Returns this list with the function words of a language. */
  StopWords with(FunctionWords functionWords) {
    return new StopWords(words, phrases, functionWords);
  }

  /** Returns true if a term in lower case is no content. */
  boolean contains(String term) {
    return words.contains(term)
        || ofLanguage.contains(term)
        || (term.indexOf('’') > 0 && words.contains(term.replace('’', '\'')));
  }

  /** Returns a text without the phrases of the site. */
  String without(String text) {
    return phrases == null ? text : Regex.matcher(phrases, text).replaceAll("\n");
  }

  private static Set<String> english() {
    return FunctionWords.resource("stop-words.txt").stream()
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
