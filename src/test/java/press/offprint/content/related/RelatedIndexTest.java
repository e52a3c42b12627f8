package press.offprint.content.related;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import press.offprint.content.related.RelatedLists.Suggestion;

/** The comparison of posts by their counted words. */
class RelatedIndexTest {

  private static RelatedMember member(String source, String language, long date, String... words) {
    List<String> terms = new ArrayList<>(List.of(words));
    Collections.sort(terms);
    PostTerms counted = new PostTerms(List.of(), terms, Collections.nCopies(terms.size(), 1));
    return new RelatedMember(source, language, source, date, counted.encode());
  }

  private static Map<String, RelatedLists> lists(RelatedMember... members) {
    return RelatedIndex.lists(List.of(members), () -> false);
  }

  @Test
  void equal_posts_have_a_score_of_a_thousand_and_half_of_it_in_another_language() {
    Map<String, RelatedLists> lists =
        lists(
            member("a", "en", 0, "loom", "wool"),
            member("b", "en-GB", 0, "loom", "wool"),
            member("c", "fr", 0, "loom", "wool"));
    assertThat(lists.get("a").posts())
        .containsExactly(new Suggestion("b", 1000), new Suggestion("c", 500));
  }

  @Test
  void the_newer_of_two_posts_with_equal_scores_is_first_and_then_the_first_source() {
    Map<String, RelatedLists> lists =
        lists(
            member("a", "en", 0, "loom", "wool"),
            member("b", "en", 1, "loom", "wool"),
            member("c", "en", 2, "loom", "wool"),
            member("d", "en", 1, "loom", "wool"));
    assertThat(lists.get("a").posts())
        .extracting(Suggestion::source)
        .containsExactly("c", "b", "d");
  }

  @Test
  void a_post_without_a_common_word_has_no_suggestion() {
    Map<String, RelatedLists> lists =
        lists(member("a", "en", 0, "loom"), member("b", "en", 0, "bread"));
    assertThat(lists.get("a").posts()).isEmpty();
  }

  @Test
  void the_lists_do_not_depend_on_the_order_of_the_posts() {
    Random random = new Random(5);
    List<RelatedMember> members = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String[] words = new String[30];
      for (int j = 0; j < words.length; j++) {
        words[j] = "w" + j + "-" + random.nextInt(6);
      }
      members.add(member("p" + i, i % 3 == 0 ? "ja" : "en", i % 7, words));
    }
    Map<String, RelatedLists> lists = RelatedIndex.lists(members, () -> false);
    Collections.shuffle(members, random);
    assertThat(RelatedIndex.lists(members, () -> false)).isEqualTo(lists);
    assertThat(lists.values()).allSatisfy(list -> assertThat(list.posts()).hasSize(10));
  }
}
