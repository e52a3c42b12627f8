package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunRequest;

/** One file, or a disk that is mounted in part, never withdraws a site without permission. */
class LargeWithdrawalTest {
  private static final int POSTS = 12;

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void aSiteOfTwelvePosts() {
    blog =
        new Blog(project, "html", "index", "rss")
            .with("offprint.yaml", "trust: [posts]")
            .with("content/posts/_index.md", "---", "title: Posts", "---", "All posts.");
    for (int i = 0; i < POSTS; i++) {
      blog.with("content/posts/p" + i + ".md", "---", "title: Post " + i, "---", "Words " + i);
    }
  }

  private void cascadeDraft() {
    blog.with(
        "content/posts/_index.md", "---", "title: Posts", "cascade: {draft: true}", "---", "All.");
  }

  private Map<String, String> files() {
    return FileTrees.hashes(blog.output(""));
  }

  @Test
  void a_cascade_that_withdraws_the_site_changes_nothing_and_is_named() {
    blog.publish();
    Map<String, String> before = files();
    cascadeDraft();
    for (int run = 0; run < 2; run++) {
      assertThatThrownBy(() -> blog.publish())
          .isInstanceOfSatisfying(
              OffprintException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
          .hasMessageContaining("posts/_index.md would withdraw 12 of 12 published posts")
          .hasMessageContaining("--allow-withdrawals");
      assertThat(files()).isEqualTo(before);
    }
    Run allowed = Run.of(blog.settings().allowingWithdrawals());
    assertThat(allowed.with(ReceiptStatus.WITHDRAWN)).hasSize(POSTS + 1);
    assertThat(blog.output("posts/p1")).doesNotExist();
    assertThat(blog.publish().with(ReceiptStatus.WITHDRAWN)).isEmpty();
  }

  @Test
  void a_page_bundle_that_is_no_page_withdraws_nothing_around_it() {
    blog.publish();
    Map<String, String> before = files();
    blog.with("content/posts/index.md", "---", "title: B", "headless: true", "---", "Words");
    assertThatThrownBy(() -> blog.publish())
        .hasMessageContaining("posts/index.md would withdraw 12 of 12");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_folder_that_lost_its_posts_changes_nothing() {
    blog.publish();
    Map<String, String> before = files();
    for (int i = 1; i < POSTS; i++) {
      blog.without("content/posts/p" + i + ".md");
    }
    assertThatThrownBy(() -> blog.publish())
        .hasMessageContaining("has lost 11 of 12 published posts")
        .hasMessageContaining("mounted")
        .hasMessageContaining("--allow-withdrawals");
    assertThat(files()).isEqualTo(before);
    assertThat(Run.of(blog.settings().allowingWithdrawals()).with(ReceiptStatus.WITHDRAWN))
        .hasSize(11);
  }

  @Test
  void the_owner_of_five_posts_may_delete_four_and_draft_all() {
    for (int i = 5; i < POSTS; i++) {
      blog.without("content/posts/p" + i + ".md");
    }
    blog.publish();
    for (int i = 0; i < 5; i++) {
      String post = "content/posts/p" + i + ".md";
      blog.with(post, "---", "title: Post " + i, "draft: true", "---", "Words " + i);
    }
    assertThat(blog.publish().with(ReceiptStatus.WITHDRAWN)).hasSize(5);
    for (int i = 0; i < 5; i++) {
      blog.with("content/posts/p" + i + ".md", "---", "title: Post " + i, "---", "Words " + i);
    }
    blog.publish();
    for (int i = 1; i < 5; i++) {
      blog.without("content/posts/p" + i + ".md");
    }
    assertThat(blog.publish().with(ReceiptStatus.WITHDRAWN)).hasSize(4);
  }

  @Test
  void a_watcher_keeps_the_posts_and_publishes_the_rest_until_it_is_allowed() {
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html", "index")) {
      watching.awaitPage("posts/p1", "Words 1");
      cascadeDraft();
      watching.awaitNotice("posts/_index.md would withdraw 12 of 12 published posts");
      blog.with("content/new.md", "---", "title: New", "---", "New words.");
      watching.awaitPage("new", "New words.");
      assertThat(watching.page("posts/p1")).contains("Words 1");
      assertThat(WatchingPublisher.read(blog.output("index.html"))).contains("Post 1", "New");
      assertThat(watching.notices()).filteredOn(n -> n.contains("would withdraw")).hasSize(1);

      watching.publish(RunRequest.CHANGES.allowingWithdrawals());
      assertThat(watching.page("posts/p1")).isEmpty();
      assertThat(watching.page("new")).contains("New words.");
    }
  }

  @Test
  void a_watcher_that_starts_with_half_a_disk_keeps_the_posts_until_the_rest_is_back()
      throws IOException {
    blog.publish();
    Path away = project.resolve("away");
    Files.move(project.resolve("content/posts"), away);
    blog.with("content/only.md", "---", "title: Only", "---", "Words.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html", "index", "rss")) {
      watching.awaitNotice("has lost 12 of 12 published posts");
      assertThat(watching.page("posts/p1")).contains("Words 1");
      Files.move(away, project.resolve("content/posts"));
      watching.awaitPage("only", "Words.");
      assertThat(watching.page("posts/p1")).contains("Words 1");
      assertThat(watching.sources()).doesNotContain("posts/p1.md");
    }
  }
}
