package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.run.LargeWithdrawal;
import press.offprint.pipeline.run.RunRequest;

/** Plans that would withdraw many posts, which nobody may have intended. */
class WithdrawalGuardTest {
  private final PlanFixture site = new PlanFixture();

  private void published(int posts) {
    for (int i = 0; i < posts; i++) {
      site.published("posts/p" + i + ".md", "/p" + i + "/");
    }
  }

  private void cascadeDrafts(int posts) {
    site.cascade("posts/_index.md", Map.of("draft", true));
    for (int i = 0; i < posts; i++) {
      site.draftByCascade("posts/p" + i + ".md", "/p" + i + "/");
    }
  }

  private void removed(int posts) {
    for (int i = 0; i < posts; i++) {
      site.removed("posts/p" + i + ".md");
    }
  }

  private long count(Class<? extends Decision> kind) {
    return site.plan().all(kind).count();
  }

  @Test
  void a_section_that_hides_more_than_a_tenth_of_the_posts_stops_the_run() {
    published(40);
    cascadeDrafts(5);
    assertThatThrownBy(site::plan)
        .isInstanceOfSatisfying(
            WithdrawalException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith(
            "/site/content/posts/_index.md would withdraw 5 of 40 published posts: posts/p0.md,"
                + " posts/p1.md, posts/p2.md and 2 more.")
        .hasMessageContaining("--allow-withdrawals");
  }

  @ParameterizedTest
  @CsvSource({"40, 4", "5, 2", "2, 2", "1, 1"})
  void a_section_that_hides_few_posts_does_not_stop_the_run(int posts, int hidden) {
    published(posts);
    cascadeDrafts(hidden);
    assertThat(count(Decision.Hide.class)).isEqualTo(hidden);
  }

  @Test
  void a_small_site_is_not_withdrawn_as_a_whole_by_one_file() {
    published(5);
    cascadeDrafts(5);
    assertThatThrownBy(site::plan).hasMessageContaining("5 of 5 published posts");
  }

  @Test
  void a_page_bundle_that_hides_the_posts_around_it_stops_the_run() {
    published(10);
    site.draft("posts/index.md", "/posts/");
    assertThatThrownBy(site::plan)
        .hasMessageStartingWith("/site/content/posts/index.md would withdraw 10 of 10")
        .hasMessageContaining("front matter of that page bundle");
  }

  @Test
  void a_permitted_run_withdraws_the_posts() {
    published(10);
    cascadeDrafts(10);
    site.withdrawals = LargeWithdrawal.ALLOW;
    assertThat(count(Decision.Hide.class)).isEqualTo(10);
  }

  @Test
  void a_watcher_holds_these_posts_and_publishes_all_other_changes() {
    published(10);
    cascadeDrafts(10);
    site.newPost("about.md", "/about/").newPost("thief.md", "/p1/");
    site.withdrawals = LargeWithdrawal.HOLD;
    BuildPlan plan = site.plan();
    assertThat(plan.all(Decision.Hold.class)).hasSize(10);
    assertThat(plan.builds()).extracting(Decision.Build::source).containsExactly("about.md");
    assertThat(plan.all(Decision.Reject.class))
        .extracting(Decision::source)
        .containsExactly("thief.md");
    assertThat(plan.siteIndex().findByPermalink("/p1/")).isPresent();
    assertThat(plan.notice()).contains("posts/_index.md would withdraw 10 of 10");
  }

  @Test
  void a_watcher_holds_the_posts_around_a_page_bundle() {
    published(10);
    site.draft("posts/index.md", "/posts/");
    site.withdrawals = LargeWithdrawal.HOLD;
    assertThat(count(Decision.Hold.class)).isEqualTo(10);
    assertThat(site.plan().all(Decision.Hide.class))
        .extracting(Decision::source)
        .containsExactly("posts/index.md");
  }

  @Test
  void posts_that_are_drafts_by_their_own_front_matter_are_withdrawn() {
    published(10);
    site.cascade("posts/_index.md", Map.of("tags", "ink"));
    for (int i = 0; i < 10; i++) {
      site.draft("posts/p" + i + ".md", "/p" + i + "/");
    }
    assertThat(count(Decision.Hide.class)).isEqualTo(10);
  }

  @Test
  void posts_that_expire_are_withdrawn() {
    published(10);
    for (int i = 0; i < 10; i++) {
      site.dated("posts/p" + i + ".md", "/p" + i + "/", "", "2026-11-24T11:59:00Z");
    }
    assertThat(count(Decision.Hide.class)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"40, 38", "40, 31", "8, 7", "6, 5"})
  void a_content_folder_that_lost_most_of_its_posts_stops_the_run(int posts, int lost) {
    published(posts);
    removed(lost);
    String message =
        "The content folder /site/content has lost " + lost + " of " + posts + " published posts.";
    assertThatThrownBy(site::plan)
        .hasMessageStartingWith(message)
        .hasMessageContaining("--allow-withdrawals");
    site.withdrawals = LargeWithdrawal.HOLD;
    assertThatThrownBy(site::plan).hasMessageStartingWith(message);
    site.withdrawals = LargeWithdrawal.ALLOW;
    assertThat(count(Decision.Remove.class)).isEqualTo(lost);
  }

  @ParameterizedTest
  @CsvSource({"40, 20", "40, 30", "5, 4", "2, 1", "100, 9"})
  void posts_that_are_deleted_while_others_stay_are_withdrawn(int posts, int deleted) {
    published(posts);
    removed(deleted);
    assertThat(count(Decision.Remove.class)).isEqualTo(deleted);
  }

  @Test
  void a_renamed_folder_is_not_a_loss() {
    published(20);
    removed(20);
    for (int i = 0; i < 20; i++) {
      site.newPost("blog/p" + i + ".md", "/blog/p" + i + "/");
    }
    assertThat(count(Decision.Remove.class)).isEqualTo(20);
  }

  @Test
  void posts_that_a_request_names_are_withdrawn() {
    published(6);
    removed(5);
    site.request =
        new RunRequest(
            Set.of(),
            List.of("posts/p0.md", "posts/p1.md", "posts/p2.md", "posts/p3.md", "posts/p4.md"),
            false);
    assertThat(count(Decision.Remove.class)).isEqualTo(5);
  }
}
