package press.offprint.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search, filters and paging over many posts: 2,000 with {@code -Doffprint.long=true}. */
class LargeShelfTest {
  private static final int POSTS = Boolean.getBoolean("offprint.long") ? 2_000 : 120;

  @TempDir private Path project;

  @Test
  void many_posts_are_sought_narrowed_and_turned_through() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) OpenRoom.PATIENCE.toMillis());
    for (int i = 0; i < POSTS; i++) {
      OpenRoom.write(
          project,
          "content/posts/post-" + i + ".md",
          "---\ntitle: Post "
              + i
              + "\ndate: "
              + (2000 + i % 20)
              + "-01-02\ntags: [tag"
              + i % 7
              + "]\n---\n\nA word like needle"
              + i
              + " in it.\n");
    }
    int pages = (POSTS + 23) / 24;
    try (OpenRoom room = OpenRoom.on(project, "html");
        Browser browser = Browser.at(room.address())) {
      Page page = browser.page();
      page.navigate("/");
      assertThat(page.locator(".count")).containsText(POSTS + " posts, page 1 of " + pages);
      int turned = 1;
      while (page.locator("a[rel=next]").count() > 0 && turned < 40) {
        page.locator("a[rel=next]").click();
        turned++;
        assertThat(page.locator(".count")).containsText("page " + turned + " of");
      }
      assertThat(turned).isEqualTo(Math.min(pages, 40));
      page.navigate("/");
      page.getByLabel("Search titles and texts").fill("needle" + (POSTS - 1));
      assertThat(page.locator(".card")).hasCount(1);
      page.navigate("/?tag=tag3&year=2004");
      int left = 0;
      for (int i = 0; i < POSTS; i++) {
        left += i % 7 == 3 && i % 20 == 4 ? 1 : 0;
      }
      assertThat(page.locator(".card")).hasCount(Math.min(24, left));
      assertThat(room.json("/api/v1/posts?tag=tag3&year=2004").path("total").asInt())
          .isEqualTo(left);
      browser.expectNoComplaints();
    }
  }
}
