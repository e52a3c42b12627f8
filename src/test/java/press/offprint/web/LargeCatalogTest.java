package press.offprint.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search, filters and paging over many posts: 2,000 with {@code -Doffprint.long=true}. */
class LargeCatalogTest {
  private static final int POSTS = Boolean.getBoolean("offprint.long") ? 2_000 : 120;
  private static final boolean TAKEN_ALONG = POSTS <= 1_000;
  private static final int PAGES = (POSTS + 23) / 24;

  @TempDir private static Path project;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TestServer.PATIENCE.toMillis());
    for (int i = 0; i < POSTS; i++) {
      TestServer.write(
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
    TestServer.write(
        project,
        "content/posts/post-0.md",
        """
        ---
        title: Größe zählt
        date: 2001-01-02
        tags: [tag0]
        ---

        Der Fluß bei 東京都, ラーメン und ガス; naïve needle0.
        """);
    server = TestServer.on(project, "html");
    browser = Browser.at(server.address());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void the_browser_reported_no_error() {
    browser.expectNoErrors();
  }

  @Test
  void many_posts_are_searched_filtered_and_paged_through() {
    Page page = browser.page();
    page.navigate("/");
    assertThat(page.locator(".count")).containsText(POSTS + " posts, page 1 of " + PAGES);
    int turned = 1;
    while (page.locator("a[rel=next]").count() > 0) {
      page.locator("a[rel=next]").click();
      turned++;
      assertThat(page.locator(".count")).containsText("page " + turned + " of");
    }
    assertThat(turned).isEqualTo(PAGES);
    page.navigate("/");
    search(page, "needle" + (POSTS - 1));
    assertThat(page.locator(".card")).hasCount(1);
    page.navigate("/?tag=tag3&year=2004");
    int left = 0;
    for (int i = 0; i < POSTS; i++) {
      left += i % 7 == 3 && i % 20 == 4 ? 1 : 0;
    }
    assertThat(page.locator(".card")).hasCount(Math.min(24, left));
    assertThat(server.json("/api/v1/posts?tag=tag3&year=2004").path("total").asInt())
        .isEqualTo(left);
  }

  @Test
  void a_browser_searches_its_copy_of_the_index_even_without_the_server() {
    Assumptions.assumeTrue(TAKEN_ALONG, "there are too many posts to take along");
    Page page = browser.page();
    page.navigate("/");
    // The head of the response is received first; the browser does not keep a body that is cut off.
    page.waitForResponse(
            "**/-/search/*.json", () -> page.getByLabel("Search titles and texts").focus())
        .finished();
    page.waitForTimeout(1_000);
    page.context().setOffline(true);
    for (String words :
        List.of(
            "needle11",
            "post 7",
            "grosse",
            "größe",
            "GRÖSSE zä",
            "東京",
            "京都",
            "ラーメ",
            "ガス",
            "naive")) {
      search(page, words);
      Set<String> wanted = new TreeSet<>();
      server
          .json("/api/v1/posts?size=100&q=" + TestServer.encoded(words))
          .path("posts")
          .forEach(post -> wanted.add(post.path("title").asText()));
      assertThat(page.locator("#said")).containsText(countText(wanted.size()));
      assertThat(new TreeSet<>(page.locator(".card h2").allTextContents()))
          .as(words)
          .hasSize(Math.min(24, wanted.size()))
          .isSubsetOf(wanted);
    }
    search(page, "");
    page.getByLabel("Order").selectOption("oldest");
    assertThat(page.locator(".count")).containsText(POSTS + " posts, page 1 of " + PAGES);
    page.getByText("Next", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".count")).containsText("page 2 of " + PAGES);
    assertThat(page).hasURL(server.address() + "?sort=oldest&page=2");
    page.context().setOffline(false);
    browser.ignoreErrors("ERR_INTERNET_DISCONNECTED");
  }

  @Test
  void the_server_searches_if_the_browser_has_no_index() {
    Page page = browser.page();
    if (TAKEN_ALONG) {
      page.route(
          "**/-/search/*",
          asked ->
              asked.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(404)));
    }
    page.navigate("/");
    assertThat(page.locator("[data-index]")).hasCount(TAKEN_ALONG ? 1 : 0);
    Request sought = page.waitForRequest("**/-/list?q=needle7", () -> search(page, "needle7"));
    assertThat(sought.method()).isEqualTo("GET");
    assertThat(page.locator("#said")).containsText(POSTS > 1_000 ? "111 posts" : "11 posts");
    assertThat(page.locator(".card mark").first()).containsText("needle7");
    if (TAKEN_ALONG) {
      browser.ignoreError("404");
    }
  }

  private static String countText(int found) {
    return found == 0 ? "Nothing found." : found == 1 ? "One post" : found + " posts";
  }

  private static void search(Page page, String words) {
    page.getByLabel("Search titles and texts").fill(words);
  }
}
