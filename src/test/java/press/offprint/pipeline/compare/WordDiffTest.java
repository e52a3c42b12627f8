package press.offprint.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  private static List<String> changes(String old, String now) {
    return WordDiff.of(words(old), words(now)).stream()
        .map(c -> "-" + String.join(" ", c.removed()) + " +" + String.join(" ", c.added()))
        .toList();
  }

  @Test
  void equal_texts_have_no_change() {
    assertThat(changes("a b c", "a b c")).isEmpty();
    assertThat(changes("", "")).isEmpty();
  }

  @Test
  void each_place_is_one_change_with_the_words_before_it() {
    assertThat(changes("a b c d e", "a x c d y e")).containsExactly("-b +x", "- +y");
    assertThat(changes("a b", "")).containsExactly("-a b +");
    assertThat(WordDiff.of(words("a b c d e"), words("a b c d f")).get(0).before())
        .containsExactly("b", "c", "d");
  }

  /** Applying the changes to the old words gives the new words. */
  @Test
  void the_changes_lead_from_one_text_to_the_other() {
    Random random = new Random(1);
    for (int n = 0; n < 500; n++) {
      List<String> old = some(random);
      List<String> now = some(random);
      List<String> left = new ArrayList<>(old);
      List<String> rest = new ArrayList<>(now);
      for (WordDiff.Change change : WordDiff.of(old, now)) {
        for (String word : change.removed()) {
          left.remove(left.indexOf(word));
        }
        for (String word : change.added()) {
          rest.remove(rest.indexOf(word));
        }
      }
      Collections.sort(left);
      Collections.sort(rest);
      assertThat(left).isEqualTo(rest);
    }
  }

  private static List<String> some(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> Integer.toString(random.nextInt(4)))
        .toList();
  }

  @Test
  void texts_that_differ_in_too_many_words_are_one_change() {
    List<String> old = IntStream.range(0, 3_000).mapToObj(i -> "a" + i).toList();
    List<String> now = IntStream.range(0, 3_000).mapToObj(i -> "b" + i).toList();
    assertThat(WordDiff.of(old, now)).hasSize(1);
  }
}
