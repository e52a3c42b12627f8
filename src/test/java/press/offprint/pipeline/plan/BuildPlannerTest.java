package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.run.RunRequest;

/** The decisions about sources, without a disk and with a fixed clock. */
class BuildPlannerTest {
  private final PlanFixture site = new PlanFixture();

  @Test
  void a_new_post_is_built_in_all_editions() {
    site.newPost("a.md", "/a/");
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
  }

  @Test
  void a_post_whose_inputs_did_not_change_is_up_to_date() {
    site.published("a.md", "/a/");
    assertThat(site.decisions()).containsExactly("uptodate a.md");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void a_post_that_failed_in_reading_is_built_and_not_linked() {
    site.newPost("a.md", "/a/").newPost("b.md", "/b/");
    site.outcomes = new ReadOutcomes(Set.of("b.md"), Set.of());
    assertThat(site.decisions()).containsExactly("build a.md html,pdf", "build b.md html,pdf");
    assertThat(linked()).containsExactly("/a/");
  }

  @Test
  void a_post_that_takes_long_to_read_waits_and_is_not_linked() {
    site.newPost("a.md", "/a/").newPost("b.md", "/b/");
    site.outcomes = new ReadOutcomes(Set.of(), Set.of("b.md"));
    assertThat(site.decisions()).containsExactly("build a.md html,pdf", "wait b.md");
    assertThat(linked()).containsExactly("/a/");
  }

  @Test
  void a_published_post_that_fails_or_waits_is_linked_at_its_published_permalink() {
    site.published("b.md", "/b/").edited("b.md", "/moved/");
    for (ReadOutcomes read :
        List.of(
            new ReadOutcomes(Set.of("b.md"), Set.of()),
            new ReadOutcomes(Set.of(), Set.of("b.md")))) {
      site.outcomes = read;
      assertThat(linked()).containsExactly("/b/");
    }
  }

  @Test
  void a_post_that_fails_gets_no_permalink_that_another_new_post_wants() {
    site.newPost("a.md", "/same/").newPost("b.md", "/same/");
    site.outcomes = new ReadOutcomes(Set.of("a.md"), Set.of());
    assertThat(site.decisions()).containsExactly("build a.md html,pdf", "build b.md html,pdf");
  }

  private List<String> linked() {
    return site.plan().siteIndex().headers().stream().map(PostHeader::path).toList();
  }

  @Test
  void an_edited_post_is_built_in_all_editions() {
    site.published("a.md", "/a/").edited("a.md", "/a/");
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
  }

  @Test
  void an_edition_whose_template_changed_is_built_alone() {
    site.published("a.md", "/a/").editionHashes.put("pdf", "p2");
    assertThat(site.decisions()).containsExactly("build a.md pdf");
  }

  @Test
  void a_file_that_is_missing_in_the_output_folder_is_built_again() {
    site.published("a.md", "/a/").storedSize("a/html", -1);
    assertThat(site.decisions()).containsExactly("build a.md html");
  }

  @Test
  void a_file_of_another_size_in_the_output_folder_is_built_again() {
    site.published("a.md", "/a/").storedSize("a/pdf", 99);
    assertThat(site.decisions()).containsExactly("build a.md pdf");
  }

  @Test
  void a_picture_with_another_content_makes_its_post_stale() {
    site.published("a.md", "/a/", PlanFixture.dependsOn("cat.png", "old"))
        .file("cat.png", "new", 2);
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
  }

  @Test
  void a_picture_that_was_only_touched_makes_nothing_stale() {
    site.published("a.md", "/a/", PlanFixture.dependsOn("cat.png", "old"))
        .file("cat.png", "old", 2);
    assertThat(site.decisions()).containsExactly("uptodate a.md");
  }

  @Test
  void a_draft_is_hidden_unless_drafts_are_published() {
    site.draft("a.md", "/a/");
    assertThat(site.decisions()).containsExactly("hide a.md");
    site.drafts = true;
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
  }

  @Test
  void the_other_files_of_a_bundle_wait_while_the_bundle_is_being_written() {
    site.unsettled("talk/index.md").newPost("talk/notes.md", "/talk/notes/");
    assertThat(site.decisions()).containsExactly("wait talk/index.md", "hide talk/notes.md");
    site.newPost("talk/index.md", "/talk/");
    assertThat(site.decisions())
        .containsExactly("build talk/index.md html,pdf", "build talk/notes.md html,pdf");
  }

  @Test
  void a_future_post_is_hidden_until_its_date() {
    site.dated("a.md", "/a/", "2026-12-01T00:00:00Z", "");
    long date = Instant.parse("2026-12-01T00:00:00Z").toEpochMilli();
    assertThat(site.plan().decisions())
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Hide.class, hide -> assertThat(hide.untilMillis()).isEqualTo(date));
    assertThat(site.plan().untilMillis()).isEqualTo(date);
    site.future = true;
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
  }

  @Test
  void an_expired_post_is_hidden_for_ever() {
    site.dated("a.md", "/a/", "2026-01-01T00:00:00Z", "2026-11-24T11:59:59Z");
    assertThat(site.decisions()).containsExactly("hide a.md");
    assertThat(site.plan().untilMillis()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_post_that_will_expire_is_built_and_the_next_run_is_at_that_time() {
    site.dated("a.md", "/a/", "2026-01-01T00:00:00Z", "2026-11-24T13:00:00Z");
    assertThat(site.decisions()).containsExactly("build a.md html,pdf");
    assertThat(site.plan().untilMillis())
        .isEqualTo(Instant.parse("2026-11-24T13:00:00Z").toEpochMilli());
  }

  @Test
  void a_broken_post_is_rejected_and_others_are_built() {
    site.broken("a.md").newPost("b.md", "/b/");
    assertThat(site.decisions())
        .containsExactly("reject a.md TITLE_MISSING", "build b.md html,pdf");
  }

  @Test
  void one_post_is_published_if_two_new_ones_have_one_permalink() {
    site.newPost("a.md", "/x/").newPost("b.md", "/x/");
    assertThat(site.decisions())
        .containsExactly("build a.md html,pdf", "reject b.md SLUG_CONFLICT");
  }

  @Test
  void a_source_that_is_being_written_waits() {
    site.unsettled("a.md");
    assertThat(site.decisions()).containsExactly("wait a.md");
  }

  @Test
  void a_published_post_that_is_being_written_can_be_linked_to() {
    site.published("a.md", "/a/").unsettled("a.md");
    assertThat(site.decisions()).containsExactly("wait a.md");
    assertThat(site.plan().siteIndex().findByPermalink("/a/")).isPresent();
    assertThat(site.plan().siteIndex().findBySource("a.md")).isPresent();
  }

  @Test
  void a_post_that_failed_with_the_same_inputs_is_deferred() {
    site.newPost("a.md", "/a/").mayTry = (source, hash) -> false;
    assertThat(site.decisions()).containsExactly("defer a.md");
  }

  @Test
  void a_rejected_post_that_is_not_tried_again_takes_no_place() {
    site.rejected("a.md", "/x/", PlanFixture.dependsOn("a.png", "00")).newPost("b.md", "/x/");
    site.mayTry = (source, hash) -> source.equals("b.md");
    assertThat(site.decisions()).containsExactly("defer a.md", "build b.md html,pdf");
    assertThat(linked()).containsExactly("/x/");
  }

  @Test
  void a_rejected_post_that_expired_is_hidden() {
    site.rejected("a.md", "/a/").expired("a.md", "/a/");
    site.mayTry = (source, hash) -> false;
    assertThat(site.decisions()).containsExactly("hide a.md");
  }

  @Test
  void a_rejected_post_that_links_to_others_is_tried_again_if_its_link_changed() {
    Dependency link = new Dependency(Dependency.Kind.LINK, "b.md", "00");
    site.rejected("a.md", "/a/", link).newPost("b.md", "/b/");
    Set<String> tried = new HashSet<>();
    site.mayTry = (source, hash) -> !source.equals("a.md") || !tried.add(hash);
    assertThat(site.decisions()).containsExactly("defer a.md", "build b.md html,pdf");
    site.removed("b.md");
    site.decisions();
    assertThat(tried).hasSize(2);
  }

  @Test
  void a_plan_uses_the_index_of_the_last_plan_if_nothing_changed() {
    Dependency link = new Dependency(Dependency.Kind.LINK, "b.md", "00");
    site.published("b.md", "/b/").newPost("c.md", "/b/").rejected("a.md", "/a/", link);
    site.mayTry = (source, hash) -> !source.equals("a.md");
    SiteIndex index = site.plan().siteIndex();
    assertThat(site.plan().siteIndex()).isSameAs(index);
    assertThat(site.newPost("d.md", "/d/").plan().siteIndex()).isNotSameAs(index);
  }

  @Test
  void a_forced_run_builds_everything_also_posts_that_failed() {
    site.published("a.md", "/a/").newPost("b.md", "/b/").mayTry = (source, hash) -> false;
    site.force = true;
    assertThat(site.decisions()).containsExactly("build a.md html,pdf", "build b.md html,pdf");
  }

  @Test
  void a_source_that_is_missing_now_is_removed() {
    site.published("a.md", "/a/").published("b.md", "/b/").removed("a.md");
    assertThat(site.decisions()).containsExactly("uptodate b.md", "remove a.md");
    assertThat(site.plan().removed()).containsExactly("a.md");
  }

  @Test
  void nothing_below_a_folder_that_cannot_be_read_is_removed() {
    site.published("posts/a.md", "/a/").published("b.md", "/b/");
    site.removed("posts/a.md").unreadable("posts");
    assertThat(site.decisions()).containsExactly("uptodate b.md", "reject posts SOURCE_UNREADABLE");
  }

  @Test
  void an_empty_content_folder_stops_the_run_if_posts_are_published() {
    site.published("a.md", "/a/").removed("a.md");
    assertThatThrownBy(site::plan)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("has no posts, but 1 posts of it are published")
        .hasMessageContaining("--allow-empty");
    site.allowEmpty = true;
    assertThat(site.decisions()).containsExactly("remove a.md");
  }

  @Test
  void a_request_that_names_the_removed_post_may_empty_the_folder() {
    site.published("a.md", "/a/").removed("a.md");
    site.request = new RunRequest(Set.of(), List.of("a.md"), false);
    assertThat(site.decisions()).containsExactly("remove a.md");
  }

  @Test
  void a_request_for_some_sources_leaves_the_others_alone() {
    site.newPost("a/x.md", "/x/").newPost("b/y.md", "/y/");
    site.request = new RunRequest(Set.of(), List.of("a"), false);
    assertThat(site.decisions()).containsExactly("build a/x.md html,pdf");
    assertThat(site.plan().complete()).isFalse();
  }

  @Test
  void a_request_for_some_editions_builds_those() {
    site.newPost("a.md", "/a/").request = new RunRequest(Set.of("pdf"), List.of(), false);
    assertThat(site.decisions()).containsExactly("build a.md pdf");
  }

  @Test
  void the_paths_of_the_command_line_limit_every_request() {
    site.newPost("a/x.md", "/x/").newPost("b/y.md", "/y/");
    site.paths.add(Path.of("/site/content/b"));
    assertThat(site.decisions()).containsExactly("build b/y.md html,pdf");
  }

  @Test
  void equal_inputs_give_an_equal_plan() {
    site.newPost("a.md", "/a/").published("b.md", "/b/").draft("c.md", "/c/").broken("d.md");
    assertThat(site.decisions()).isEqualTo(site.decisions());
  }
}
