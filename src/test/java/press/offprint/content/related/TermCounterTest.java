package press.offprint.content.related;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import press.offprint.Examples;
import press.offprint.model.Article;

/** The words that count, and how often. */
class TermCounterTest {

  // The example has no description and the tags paper and ink, and the category craft.
  private static PostTerms count(String title, String body, String... stop) {
    Article article = Examples.article(title, body);
    return new TermCounter(List.of(stop)).count(article);
  }

  private static Map<String, Integer> terms(String title, String body, String... stop) {
    PostTerms counted = count(title, body, stop);
    Map<String, Integer> terms = new TreeMap<>();
    for (int i = 0; i < counted.terms().size(); i++) {
      terms.put(counted.terms().get(i), counted.counts().get(i));
    }
    return terms;
  }

  @Test
  void body_title_and_tags_have_their_weights() {
    assertThat(terms("Looms", "<p>A loom, two looms, and Wool.</p>"))
        .containsEntry("loom", 5)
        .containsEntry("wool", 1)
        .containsEntry("paper", 2)
        .doesNotContainKeys("looms", "and", "a", "two");
  }

  @Test
  void code_blocks_formulas_drawings_and_embeds_do_not_count() {
    assertThat(
            terms(
                "T",
                "<pre><code>alpha</code></pre><math><mi>beta</mi></math><svg><g><svg>x</svg>"
                    + "<text>gamma</text></g></svg><p class=\"embed\"><a href=\"x\">delta</a></p>"
                    + "<p><code>epsilon</code> <img src=\"resource:a\" alt=\"zeta\" />"
                    + "<em>eta</em>theta</p><p>iota</p>kappa"))
        .containsKeys("epsilon", "zeta", "etatheta", "iota", "kappa")
        .doesNotContainKeys("alpha", "beta", "gamma", "delta", "iotakappa");
  }

  @Test
  void words_of_hiragana_alone_digits_and_single_characters_do_not_count() {
    assertThat(terms("T", "<p>これは機械学習です。2024 年 x</p>"))
        .containsKeys("機械", "学習")
        .doesNotContainKeys("これ", "は", "です", "2024", "年", "x");
  }

  @Test
  void korean_words_count_as_pairs_of_syllables() {
    assertThat(terms("T", "<p>밀가루와</p>")).containsKeys("밀가", "가루", "루와");
  }

  @Test
  void stop_words_and_phrases_of_the_site_do_not_count() {
    assertThat(terms("T", "<p>ISBN by ACME Press: wool</p>", "isbn", "Acme Press"))
        .containsKey("wool")
        .doesNotContainKeys("isbn", "acme", "press");
  }

  @Test
  void compounds_are_candidates_if_they_occur_often() {
    List<KeywordCandidate> found =
        count(
                "機械学習",
                "<p>機械学習と機械学習。</p><p>Pull Request, pull request and pull request."
                    + " feature-complete feature-complete</p>")
            .candidates();
    assertThat(found)
        .contains(
            new KeywordCandidate("機械学習", "機械学習", 3, true, true),
            new KeywordCandidate("pull request", "pull request", 3, false, true),
            new KeywordCandidate("feature-complete", "feature-complete", 2, false, true));
  }

  @Test
  void a_word_of_katakana_that_the_dictionary_breaks_is_one_candidate() {
    assertThat(count("T", "<p>コントリビューターとコントリビューターはオープンソース</p>").candidates())
        .extracting(KeywordCandidate::term)
        .contains("コントリビューター", "オープン", "ソース")
        .doesNotContain("コン", "トリ", "ビュー", "ビューター");
  }

  @Test
  void the_stored_form_has_all_words() {
    PostTerms terms = count("Wool ウール", "<p>Wool, WOOL and 機械学習 word" + " x".repeat(200) + "</p>");
    assertThat(PostTerms.decode(terms.encode())).isEqualTo(terms);
    assertThat(PostTerms.decodeCandidates(terms.encode())).isEqualTo(terms.candidates());
  }
}
