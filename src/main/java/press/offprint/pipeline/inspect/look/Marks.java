package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.List;

/** The places of words, as marks. */
final class Marks {
  private static final int MOST = 400;
  private static final int MOST_WORDS = 8;

  private Marks() {}

  static List<LookMark> of(List<WordLook> words) {
    List<LookMark> marks = new ArrayList<>();
    for (WordLook word : words) {
      word.word().boxes().forEach(box -> marks.add(new LookMark(word.page(), box)));
    }
    return marks.subList(0, Math.min(MOST, marks.size()));
  }

  static List<LookMark> old(List<WordPair> pairs) {
    return of(pairs.stream().limit(MOST).map(WordPair::old).toList());
  }

  static List<LookMark> now(List<WordPair> pairs) {
    return of(pairs.stream().limit(MOST).map(WordPair::now).toList());
  }

  /** Returns the first words for people. */
  static String words(List<WordLook> words) {
    String first =
        String.join(" ", words.stream().limit(MOST_WORDS).map(w -> w.word().text()).toList());
    return "“" + first + (words.size() > MOST_WORDS ? " …" : "") + "”";
  }
}
