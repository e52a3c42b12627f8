package press.offprint.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in a fixed order: the text of a post, or one of its notes. */
record WordSequence(List<Word> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** A word in its original spelling, and its line in the post. */
  record Word(String text, int line) {}

  WordSequence {
    words = List.copyOf(words);
  }

  /** Returns the words of a part of a source that begins in {@code line}. */
  static WordSequence of(String text, int line) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int at = 0;
    int here = line;
    while (word.find()) {
      here += (int) text.substring(at, word.start()).chars().filter(c -> c == '\n').count();
      at = word.start();
      words.add(new Word(word.group(), here));
    }
    return new WordSequence(words);
  }
}
