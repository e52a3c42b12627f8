package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;

/** A post that was found up to date is not checked again until an input of it can have changed. */
class CurrentPostsTest {
  private static final Set<String> EDITIONS = Set.of("html");
  private final CurrentPosts current = new CurrentPosts();
  private final SiteIndex index = SiteIndex.of(List.of());
  private final ScannedPost post =
      new PlanFixture()
          .published(
              "posts/a.md", "/a/", new Dependency(Dependency.Kind.FILE, "parts/Note.md", "hash"))
          .post("posts/a.md");

  @BeforeEach
  void add() {
    current.add(post, post.header().orElseThrow(), index, EDITIONS, "list");
  }

  private boolean has(ScannedPost one, SiteIndex siteIndex, Set<String> editions, Object related) {
    return current.has(one, one.header().orElseThrow(), siteIndex, editions, related);
  }

  @Test
  void a_post_stays_current_while_others_change() {
    current.begin(Optional.of(Set.of("posts/b.md")));
    assertThat(has(post, index, EDITIONS, "list")).isTrue();
  }

  @Test
  void no_post_is_current_if_anything_may_have_changed() {
    current.begin(Optional.empty());
    assertThat(has(post, index, EDITIONS, "list")).isFalse();
  }

  @Test
  void a_post_is_checked_if_a_file_of_that_name_changed_that_it_refers_to() {
    current.begin(Optional.of(Set.of("else/note.md")));
    assertThat(has(post, index, EDITIONS, "list")).isFalse();
  }

  @Test
  void a_post_is_checked_with_another_site_index_other_editions_or_another_list() {
    assertThat(has(post, SiteIndex.of(List.of()), EDITIONS, "list")).isFalse();
    assertThat(has(post, index, Set.of("html", "pdf"), "list")).isFalse();
    assertThat(has(post, index, EDITIONS, "other")).isFalse();
  }

  @Test
  void a_post_is_checked_if_its_text_or_its_catalog_entry_changed() {
    PlanFixture fixture =
        new PlanFixture().published("posts/a.md", "/a/").edited("posts/a.md", "/a/");
    assertThat(has(fixture.post("posts/a.md"), index, EDITIONS, "list")).isFalse();
    ScannedPost same = new PlanFixture().published("posts/a.md", "/a/").post("posts/a.md");
    assertThat(has(same, index, EDITIONS, "list")).isFalse();
  }
}
