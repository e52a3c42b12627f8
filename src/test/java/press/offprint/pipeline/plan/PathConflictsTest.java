package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Posts that request the same permalink. */
class PathConflictsTest {
  private final PlanFixture site = new PlanFixture();

  @Test
  void a_published_post_keeps_its_permalink_and_the_new_one_is_rejected() {
    site.published("a.md", "/x/").newPost("b.md", "/x/");
    assertThat(site.decisions()).containsExactly("uptodate a.md", "reject b.md SLUG_CONFLICT");
  }

  @Test
  void a_published_post_keeps_its_permalink_also_if_it_is_edited() {
    site.published("b.md", "/x/").edited("b.md", "/x/").newPost("a.md", "/x/");
    assertThat(site.decisions())
        .containsExactly("reject a.md SLUG_CONFLICT", "build b.md html,pdf");
  }

  @Test
  void a_broken_post_keeps_the_permalink_at_which_it_is_published() {
    site.published("a.md", "/x/").broken("a.md").newPost("b.md", "/x/");
    assertThat(site.decisions())
        .containsExactly("reject a.md TITLE_MISSING", "reject b.md SLUG_CONFLICT");
  }

  @Test
  void two_published_posts_may_not_exchange_their_permalinks_with_a_third_one_in_the_way() {
    // a moves to b's permalink, b moves to c's, and c is broken: c stays, so b stays, so a stays.
    site.published("a.md", "/a/").published("b.md", "/b/").published("c.md", "/c/");
    site.edited("a.md", "/b/").edited("b.md", "/c/").broken("c.md");
    assertThat(site.decisions())
        .containsExactly(
            "reject a.md SLUG_CONFLICT", "reject b.md SLUG_CONFLICT", "reject c.md TITLE_MISSING");
  }

  @Test
  void two_posts_may_exchange_their_permalinks() {
    site.published("a.md", "/a/").published("b.md", "/b/");
    site.edited("a.md", "/b/").edited("b.md", "/a/");
    assertThat(site.decisions()).containsExactly("build a.md html,pdf", "build b.md html,pdf");
  }

  @Test
  void permalinks_that_differ_in_case_alone_are_the_same() {
    site.newPost("a.md", "/Post/").newPost("b.md", "/post/");
    assertThat(site.decisions())
        .containsExactly("build a.md html,pdf", "reject b.md SLUG_CONFLICT");
  }

  @Test
  void the_first_new_post_by_date_and_source_is_published() {
    site.newPost("a.md", "/x/").newPost("b.md", "/x/");
    site.dated("c.md", "/x/", "2026-01-02T00:00:00Z", "");
    site.dated("d.md", "/x/", "2026-01-01T00:00:00Z", "");
    assertThat(site.decisions())
        .containsExactly(
            "reject a.md SLUG_CONFLICT",
            "reject b.md SLUG_CONFLICT",
            "reject c.md SLUG_CONFLICT",
            "build d.md html,pdf");
  }

  @Test
  void a_draft_has_no_permalink_conflict() {
    site.draft("a.md", "/x/").newPost("b.md", "/x/");
    assertThat(site.decisions()).containsExactly("hide a.md", "build b.md html,pdf");
  }
}
