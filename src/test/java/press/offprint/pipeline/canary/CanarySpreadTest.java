package press.offprint.pipeline.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanarySpreadTest {
  private static final List<String> SIGNS =
      List.of(
          "| a | b |\n|---|---|\n| 1 | 2 |",
          "```java\nint x;\n```",
          "![A picture](a.png)",
          "$$x^2$$",
          "A word.[^1]",
          "> Quoted",
          "- One",
          "## Heading",
          "{{< figure src=a.png >}}",
          "<div>block</div>");

  @Test
  void each_feature_is_in_two_posts_of_few() {
    List<PostFeatures> posts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String text = "Words. ".repeat(20 + i) + "\n\n" + SIGNS.get(i % SIGNS.size()) + "\n";
      posts.add(PostFeatures.of("posts/" + i + ".md", text, i % 50 == 0 ? "ar" : "en", false));
    }
    Set<String> chosen = CanarySpread.of(posts);
    assertThat(chosen).hasSizeLessThan(30).contains("posts/0.md", "posts/499.md");
    Set<String> features =
        posts.stream()
            .flatMap(post -> post.features().stream())
            .collect(java.util.stream.Collectors.toSet());
    for (String feature : features) {
      assertThat(
              posts.stream()
                  .filter(post -> chosen.contains(post.source()))
                  .filter(post -> post.features().contains(feature)))
          .as(feature)
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void a_feature_of_one_post_is_in_the_spread_and_few_posts_are_all_of_it() {
    PostFeatures one = PostFeatures.of("a.md", "$$x$$", "en", true);
    PostFeatures other = PostFeatures.of("b.md", "Words", "de", false);
    assertThat(CanarySpread.of(List.of(one, other))).containsExactlyInAnyOrder("a.md", "b.md");
    assertThat(CanarySpread.of(List.of())).isEmpty();
  }
}
