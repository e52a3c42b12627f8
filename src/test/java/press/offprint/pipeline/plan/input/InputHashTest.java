package press.offprint.pipeline.plan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.offprint.model.Dependency;

/** Every input changes the hash, and other values do not. */
class InputHashTest {
  private static final Dependency CAT = new Dependency(Dependency.Kind.FILE, "cat.png", "1");
  private static final Dependency DOG = new Dependency(Dependency.Kind.FILE, "dog.png", "2");

  @Test
  void each_input_changes_the_hash() {
    String hash = InputHash.ofPost("edition", "site", "/a/", "post", List.of(CAT));
    assertThat(
            Set.of(
                hash,
                InputHash.ofPost("other", "site", "/a/", "post", List.of(CAT)),
                InputHash.ofPost("edition", "other", "/a/", "post", List.of(CAT)),
                InputHash.ofPost("edition", "site", "/b/", "post", List.of(CAT)),
                InputHash.ofPost("edition", "site", "/a/", "other", List.of(CAT)),
                InputHash.ofPost("edition", "site", "/a/", "post", List.of()),
                InputHash.ofPost("edition", "site", "/a/", "post", List.of(CAT, DOG)),
                InputHash.ofPost(
                    "edition",
                    "site",
                    "/a/",
                    "post",
                    List.of(new Dependency(Dependency.Kind.FILE, "cat.png", "3"))),
                InputHash.ofPost(
                    "edition",
                    "site",
                    "/a/",
                    "post",
                    List.of(new Dependency(Dependency.Kind.LINK, "cat.png", "1")))))
        .hasSize(9);
  }

  @Test
  void the_order_of_the_dependencies_is_no_input() {
    assertThat(InputHash.ofPost("e", "s", "/a/", "p", List.of(CAT, DOG)))
        .isEqualTo(InputHash.ofPost("e", "s", "/a/", "p", List.of(DOG, CAT)));
  }

  @Test
  void moving_text_from_one_input_to_the_next_changes_the_hash() {
    assertThat(new InputHash().add("ab").add("c").hash())
        .isNotEqualTo(new InputHash().add("a").add("bc").hash());
  }

  @Test
  void an_attempt_depends_on_its_editions_and_on_strictness() {
    PostInputs plain = new PostInputs("site", edition -> edition, false);
    PostInputs strict = new PostInputs("site", edition -> edition, true);
    String hash = plain.attemptHash(Set.of("html", "pdf"), "/a/", "post", List.of());
    assertThat(plain.attemptHash(Set.of("pdf", "html"), "/a/", "post", List.of())).isEqualTo(hash);
    assertThat(plain.attemptHash(Set.of("pdf"), "/a/", "post", List.of())).isNotEqualTo(hash);
    assertThat(strict.attemptHash(Set.of("html", "pdf"), "/a/", "post", List.of()))
        .isNotEqualTo(hash);
  }
}
