package press.offprint.content.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of a paragraph outlives every edit that leaves its text alone. */
class PlaceNumbersTest {
  private static PlaceNumbers after(PlaceNumbers before, String... texts) {
    return before.next(List.of(texts), number -> false);
  }

  private static List<Integer> numbers(PlaceNumbers numbers) {
    return numbers.places().stream().map(PlaceNumbers.Place::number).toList();
  }

  @Test
  void the_first_version_is_numbered_in_order() {
    assertThat(numbers(after(PlaceNumbers.NONE, "a", "b", "c"))).containsExactly(1, 2, 3);
  }

  @Test
  void a_new_paragraph_gets_a_new_number_and_the_others_keep_theirs() {
    PlaceNumbers first = after(PlaceNumbers.NONE, "a", "b", "c");
    assertThat(numbers(after(first, "a", "new", "b", "c"))).containsExactly(1, 4, 2, 3);
    assertThat(numbers(after(first, "a", "changed", "c"))).containsExactly(1, 4, 3);
  }

  @Test
  void the_number_of_a_removed_paragraph_is_never_given_again() {
    PlaceNumbers second = after(after(PlaceNumbers.NONE, "a", "b", "c"), "a", "b");
    assertThat(numbers(after(second, "a", "b", "d"))).containsExactly(1, 2, 4);
    assertThat(numbers(after(second, "a", "b", "c"))).containsExactly(1, 2, 4);
  }

  @Test
  void a_moved_paragraph_keeps_its_number() {
    PlaceNumbers first = after(PlaceNumbers.NONE, "a", "b", "c", "d");
    assertThat(numbers(after(first, "d", "a", "b", "c"))).containsExactly(4, 1, 2, 3);
  }

  @Test
  void equal_paragraphs_are_matched_by_the_paragraphs_around_them() {
    PlaceNumbers first = after(PlaceNumbers.NONE, "x", "same", "y", "same", "z");
    assertThat(numbers(after(first, "y", "same", "z"))).containsExactly(3, 4, 5);
  }

  @Test
  void a_number_whose_id_another_element_has_is_left_out() {
    PlaceNumbers first = PlaceNumbers.NONE.next(List.of("a", "b"), number -> number == 2);
    assertThat(numbers(first)).containsExactly(1, 3);
    assertThat(numbers(first.next(List.of("a", "b"), number -> number == 1))).containsExactly(4, 3);
  }

  @Test
  void numbers_are_unique_and_stable_after_many_random_edits() {
    Random random = new Random(7);
    PlaceNumbers numbers = PlaceNumbers.NONE;
    List<String> text = new ArrayList<>();
    Set<Integer> gone = new HashSet<>();
    for (int edit = 0; edit < 300; edit++) {
      List<Integer> before = numbers(numbers);
      List<String> old = List.copyOf(text);
      int at = text.isEmpty() ? 0 : random.nextInt(text.size());
      if (text.isEmpty() || random.nextInt(3) > 0) {
        text.add(at, "text " + edit);
      } else {
        text.remove(at);
      }
      numbers = numbers.next(text, number -> false);
      List<Integer> now = numbers(numbers);
      assertThat(now).doesNotHaveDuplicates().noneMatch(gone::contains);
      for (int i = 0; i < old.size(); i++) {
        int found = text.indexOf(old.get(i));
        if (found >= 0) {
          assertThat(now.get(found)).isEqualTo(before.get(i));
        } else {
          gone.add(before.get(i));
        }
      }
    }
  }

  @Test
  void a_text_of_many_paragraphs_is_matched_without_a_large_table() {
    String[] texts = IntStream.range(0, 20_000).mapToObj(i -> "t" + i).toArray(String[]::new);
    PlaceNumbers first = after(PlaceNumbers.NONE, texts);
    String[] reversed = texts.clone();
    java.util.Collections.reverse(Arrays.asList(reversed));
    assertThat(numbers(after(first, reversed)).get(0)).isEqualTo(20_000);
  }
}
