package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a watched folder a new post appears at once, and the posts that suggest it follow. */
class RelatedWhileWatchingTest {
  @TempDir private Path project;

  @Test
  void the_suggestions_of_other_posts_follow_a_new_post() {
    WatchingPublisher.post(project, "loom.md", "Loom", "A loom holds the warp and the weft.");
    WatchingPublisher.post(project, "bread.md", "Bread", "Bread has a crust of flour and salt.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitPage("loom", "the warp");
      assertThat(watching.page("loom")).doesNotContain("page:related");
      WatchingPublisher.post(project, "wool.md", "Wool", "Wool becomes warp and weft on a loom.");
      watching.awaitPage("wool", "becomes warp");
      watching.awaitPage("loom", "<a href=\"../wool/index.html\"");
      watching.awaitPage("wool", "<a href=\"../loom/index.html\"");
      assertThat(watching.receipts("bread.md")).hasSize(1);
    }
  }

  @Test
  void a_new_post_waits_neither_for_lists_nor_for_the_posts_that_suggest_it() {
    // Each post has a section, because the adjacent posts of a section link to a new one at once.
    WatchingPublisher.post(project, "a/loom.md", "Loom", "A loom holds the warp and the weft.");
    WatchingPublisher.post(project, "b/bread.md", "Bread", "Bread has a crust of flour and salt.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      WatchingPublisher.post(project, "c/wool.md", "Wool", "Wool becomes warp and weft on a loom.");
      watching.awaitPage("a/loom", "<a href=\"../../c/wool/index.html\"");
      org.awaitility.Awaitility.await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> run(watching, "c/wool.md", 0) >= 0 && run(watching, "a/loom.md", 1) >= 0);
      assertThat(run(watching, "c/wool.md", 0)).isLessThan(run(watching, "a/loom.md", 1));
    }
  }

  /** Returns the number of the run, after {@code from}, that reported a source; -1 for none. */
  private static int run(WatchingPublisher watching, String source, int from) {
    for (int i = from; i < watching.runs().size(); i++) {
      if (watching.runs().get(i).contains(source)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void a_removed_post_is_suggested_no_longer() throws Exception {
    WatchingPublisher.post(project, "loom.md", "Loom", "A loom holds the warp and the weft.");
    WatchingPublisher.post(project, "wool.md", "Wool", "Wool becomes warp and weft on a loom.");
    try (WatchingPublisher watching = WatchingPublisher.over(project, "html")) {
      watching.awaitPage("loom", "page:related");
      Files.delete(project.resolve("content/wool.md"));
      org.awaitility.Awaitility.await()
          .atMost(WatchingPublisher.PATIENCE)
          .until(() -> !watching.page("loom").contains("page:related"));
    }
  }
}
