package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.run.ReceiptStatus;

/** A permalink belongs to one post until that post moves or is removed. */
class PermalinkChangesTest {
  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void begin() {
    blog = new Blog(project, "html", "index", "redirects");
  }

  private Blog post(String name, String slug) {
    return blog.with(
        "content/posts/" + name + ".md", "---", "title: " + name, "slug: " + slug, "---", "Words.");
  }

  private String title(String slug) {
    return blog.page("posts/" + slug + "/index.html").select("h1").text();
  }

  @Test
  void two_posts_exchange_their_permalinks() {
    post("red", "one");
    post("blue", "two").publish();
    post("red", "two");
    post("blue", "one").publish();
    assertThat(title("one")).isEqualTo("blue");
    assertThat(title("two")).isEqualTo("red");
  }

  @Test
  void a_post_moves_and_another_gets_its_permalink_in_the_same_run() {
    post("red", "one").publish();
    post("red", "two");
    post("blue", "one").publish();
    assertThat(title("one")).isEqualTo("blue");
    assertThat(title("two")).isEqualTo("red");
    post("blue", "three").publish();
    assertThat(blog.output("posts/one")).doesNotExist();
  }

  @Test
  void a_broken_post_keeps_its_permalink_until_it_is_corrected() {
    post("red", "one").publish();
    blog.with("content/posts/red.md", "---", "title: [", "---", "Broken.");
    Run run = post("blue", "one").publish();
    assertThat(run.receipt("posts/blue.md").status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(run.receipt("posts/blue.md").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SLUG_CONFLICT))
        .satisfies(problem -> assertThat(problem.message()).contains("posts/red.md"));
    assertThat(title("one")).isEqualTo("red");

    post("red", "two").publish();
    assertThat(title("one")).isEqualTo("blue");
    assertThat(title("two")).isEqualTo("red");
  }

  @Test
  void a_link_to_a_broken_post_works_after_the_post_is_corrected() {
    blog.with("content/posts/red.md", "---", "title: [", "---", "Broken.");
    blog.with("content/posts/blue.md", "---", "title: blue", "---", "[Red](/posts/red/)").publish();
    post("red", "scarlet").publish();
    assertThat(blog.text("posts/blue/index.html")).contains("href=\"../scarlet/index.html\"");
  }
}
