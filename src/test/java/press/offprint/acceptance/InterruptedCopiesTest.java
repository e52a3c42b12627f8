package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import press.offprint.StartsProcesses;
import press.offprint.catalog.Catalog;
import press.offprint.pipeline.run.ReceiptStatus;

/** Posts change, and processes end, while the copies of pictures are made behind their pages. */
@StartsProcesses
class InterruptedCopiesTest extends LaterCopiesSite {
  @Test
  void a_post_that_is_edited_while_copies_are_made_is_published_by_the_next_run() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    post("view-0", "Edited.");
    end(run);
    assertThat(sources("view-0")).isEmpty();
    assertThat(blog.text("posts/view-0/index.html")).contains("Words about it.");
    assertThat(missingCopies()).isEmpty();
    withoutGate();
    blog.publish();
    assertThat(blog.text("posts/view-0/index.html")).contains("Edited.");
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_picture_that_is_removed_while_copies_are_made_gets_none() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    blog.without("content/posts/view-0/large.jpg");
    end(run);
    assertThat(sources("view-0")).isEmpty();
    assertThat(missingCopies()).isEmpty();
    withoutGate();
    blog.publish();
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_post_that_is_removed_while_copies_are_made_leaves_nothing() throws Exception {
    gate();
    CompletableFuture<Run> run = publishing();
    blog.without("content/posts/view-0/index.md");
    blog.without("content/posts/view-0/large.jpg");
    blog.with(
        "content/books/views.md",
        "---",
        "title: Views",
        "book: {posts: [posts/view-1/index.md]}",
        "---");
    end(run);
    withoutGate();
    blog.publish();
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_process_that_is_killed_before_the_copies_leaves_pages_that_the_next_one_completes()
      throws Exception {
    gate();
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (PublisherProcess run = plan.run("publish", "-C", blog.project().toString())) {
      Path feed = blog.output("feed.xml");
      await().atMost(PATIENCE).until(() -> isPublished() || !run.isAlive());
      assertThat(run.isAlive()).as(run.err()).isTrue();
      assertThat(feed).exists();
      run.kill();
    }
    assertThat(sources("view-0")).isEmpty();
    assertThat(blog.text("posts/view-0/index.html")).contains("Words about it.");
    withoutGate();
    Run next = blog.publish();
    assertThat(next.receipt("posts/view-0/index.md").status()).isEqualTo(ReceiptStatus.UNCHANGED);
    assertThat(next.summary().completed()).hasSize(3);
    assertThat(sources("view-0")).contains("large-480w.jpg 480w");
    requireFilesOfPagesThatWait();
  }

  // The receipts are filed before the copies are begun.
  private boolean isPublished() {
    Path state = blog.settings().state();
    try (Catalog catalog = Catalog.openReadOnly(state).orElse(null)) {
      return catalog != null
          && catalog.entries().values().stream()
                  .filter(entry -> !entry.outstanding().isEmpty())
                  .count()
              == 3;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void a_process_that_is_killed_among_the_copies_leaves_no_page_without_its_copies()
      throws Exception {
    for (int i = 3; i < 8; i++) {
      post("view-" + i, "Words about it.");
      picture("view-" + i, i);
    }
    PublisherProcess.Plan plan = PublisherProcess.Plan.in(folder.resolve("words"));
    try (PublisherProcess run = plan.run("publish", "-C", blog.project().toString())) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !sources("view-0").isEmpty() || !run.isAlive());
      assertThat(run.isAlive()).as(run.err()).isTrue();
      run.kill();
    }
    assertThat(missingCopies()).isEmpty();
    assertThat(sources("view-7")).isEmpty();
    blog.publish();
    assertThat(missingCopies()).isEmpty();
    requireFilesOfPagesThatWait();
  }

  @Test
  void pages_that_wait_get_their_copies_also_if_the_setting_is_changed() throws Exception {
    leavePageWaiting();
    blog.with("offprint.yaml", "title: Views", EDITIONS, "copies: now");
    blog.publish();
    assertThat(sources("view-0")).contains("large-480w.jpg 480w");
    requireFilesOfPagesThatWait();
  }

  @Test
  void a_watched_folder_shows_a_page_at_once_and_its_copies_behind() throws Exception {
    try (WatchingPublisher watching = WatchingPublisher.over(blog.project())) {
      watching.awaitReceipt("posts/view-0/index.md", ReceiptStatus.PUBLISHED);
      assertThat(watching.receipts("posts/view-0/index.md").get(0).outstanding())
          .containsExactly("posts/view-0/large.jpg");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                assertThat(missingCopies()).isEmpty();
                return sources("view-0").contains("480w")
                    && sources("view-1").contains("480w")
                    && sources("view-2").contains("480w");
              });
      // A post is added, with its picture.
      Files.createDirectories(blog.project().resolve("content/posts/view-9"));
      picture("view-9", 9);
      post("view-9", "Words about it.");
      watching.awaitReceipt("posts/view-9/index.md", ReceiptStatus.PUBLISHED);
      await().atMost(PATIENCE).until(() -> sources("view-9").contains("480w"));
      await()
          .atMost(PATIENCE)
          .until(() -> watching.completed().contains("posts/view-9/index.html"));
      assertThat(watching.completed())
          .contains("posts/view-0/index.html")
          .doesNotContain("posts/plain/index.html");
    }
    // The feed has the time of its run.
    assertThat(Run.tree(blog.output("posts"))).isEqualTo(Run.tree(clean().output("posts")));
  }

  @Test
  void a_new_post_is_published_before_the_copies_of_many_pictures_are_made() throws Exception {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      LargePictures.jpeg(blog.project().resolve("content/posts/many/view-" + i + ".jpg"), 100 + i);
      words.append("![A view](view-").append(i).append(".jpg)\n\n");
    }
    blog.with(
        "content/posts/many/index.md", "---", "title: Many", "date: 2024-01-03", "---", "" + words);
    Path many = blog.output("posts/many/index.html");
    try (WatchingPublisher watching = WatchingPublisher.over(blog.project())) {
      watching.awaitReceipt("posts/many/index.md", ReceiptStatus.PUBLISHED);
      assertThat(sources(many)).isEmpty();
      WatchingPublisher.post(blog.project(), "posts/new.md", "New", "Words.");
      watching.awaitPage("posts/new", "Words.");
      assertThat(sources(many)).as("its copies are still being made").isEmpty();
      await().atMost(PATIENCE).until(() -> !sources(many).isEmpty());
      assertThat(missingCopies()).isEmpty();
    }
  }
}
