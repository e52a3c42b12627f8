package press.offprint.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in a fixed order: the text of a post, or one of its notes. */
record WordSequence(List<Word> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** A word as it is written, and its line in the post. */
  record Word(String text, int line) {}

  WordSequence {
    words = List.copyOf(words);
  }

  /** The words of a piece of a post's source that {@code line} is the first line of. */
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
