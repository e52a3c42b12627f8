package press.offprint.pipeline.inspect.look;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import press.offprint.model.look.ShownWord;

/** The words of all pages of an edition in their order, and their text without punctuation. */
final class LookWords {
  private final List<WordLook> all = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  LookWords(List<PageLook> pages) {
    for (PageLook page : pages) {
      for (WordLook word : page.words()) {
        all.add(word);
        texts.add(text(word.word().text()));
      }
    }
  }

  static String text(String word) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.length() == 0 ? word : letters.toString();
  }

  List<WordLook> all() {
    return all;
  }

  List<String> texts() {
    return texts;
  }

  /** Counts the words at some places of a page. */
  Map<String, Integer> counts(Predicate<ShownWord.Place> wanted) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.test(all.get(i).word().place())) {
        counts.merge(texts.get(i), 1, Integer::sum);
      }
    }
    return counts;
  }
}
