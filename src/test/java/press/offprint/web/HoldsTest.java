package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollbacks and releases while a server runs, by its interface, its pages and a command. */
class HoldsTest {
  private static final String JSON = "application/json";

  /** Lists the elements that make a page wider than its window. */
  static final String BEYOND_EDGE =
      """
      document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
          .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.table'))
          .map(e => e.outerHTML.slice(0, 200))
      """;

  @TempDir private Path project;

  private void edit(String text) throws Exception {
    TestServer.write(project, "content/posts/one.md", "---\ntitle: One\n---\n\n" + text + "\n");
  }

  private void awaitPage(TestServer server, String text) {
    await()
        .atMost(TestServer.PATIENCE)
        .until(
            () ->
                Files.readString(
                        server.publisher().settings().output().resolve("posts/one/index.html"))
                    .contains(text));
  }

  private static String body(TestServer server, String path) {
    return new String(server.get(path).body(), StandardCharsets.UTF_8);
  }

  private static int post(TestServer server, String path, String json) {
    return server
        .send(
            "POST",
            path,
            json.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            JSON,
            "Authorization",
            "Bearer " + TestServer.TOKEN)
        .statusCode();
  }

  @Test
  void an_earlier_version_is_shown_until_it_is_released() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html", "index")) {
      awaitPage(server, "The first text.");
      edit("The second text.");
      awaitPage(server, "The second text.");
      assertThat(body(server, "/-/made/posts/one/")).contains(">Versions<").doesNotContain("held");

      assertThat(
              post(server, "/-/api/v1/rollback", "{\"source\": \"posts/one.md\", \"version\": 1}"))
          .isEqualTo(200);
      awaitPage(server, "The first text.");
      assertThat(body(server, "/-/press")).contains(">Held<", "Shows version 1 until");
      assertThat(body(server, "/-/made/posts/one/")).contains("shows version 1 until");
      edit("The third text.");
      server.publisher().publish();
      assertThat(body(server, "/posts/one/")).contains("The first text.");

      assertThat(
              post(server, "/-/api/v1/rollback", "{\"source\": \"posts/one.md\", \"version\": 9}"))
          .isEqualTo(400);
      assertThat(post(server, "/-/api/v1/release", "{\"source\": \"posts/one.md\"}"))
          .isEqualTo(200);
      awaitPage(server, "The third text.");
      assertThat(body(server, "/-/press")).doesNotContain(">Held<");
      assertThat(post(server, "/-/api/v1/release", "{\"source\": \"posts/one.md\"}"))
          .isEqualTo(400);
      assertThat(post(server, "/-/api/v1/release", "{\"run\": 77}")).isEqualTo(400);
    }
  }

  @Test
  void the_dashboard_names_the_files_that_readers_ask_for_most() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html")) {
      awaitPage(server, "The first text.");
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> server.get("/posts/one/").statusCode() == 200);
      assertThat(server.get("/posts/one/").statusCode()).isEqualTo(200);
      server.get("/posts/none/");
      await()
          .atMost(TestServer.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(body(server, "/-/dashboard"))
                      .contains("<code>posts/one/index.html</code></a></th><td class=\"number\">2<")
                      .doesNotContain("posts/none"));
    }
  }

  /** Edits a post after it was published, and waits until the page of its inputs has a text. */
  private void awaitSecondVersion(TestServer server, String text) throws Exception {
    awaitPage(server, "The first text.");
    edit("The second text.");
    awaitPage(server, "The second text.");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> body(server, "/-/made/posts/one/").contains(text));
  }

  @Test
  void an_editor_rolls_back_and_releases_with_one_click_each() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html");
        Browser browser = Browser.at(server.address())) {
      awaitSecondVersion(server, ">Versions<");
      Page page = browser.page();
      page.navigate(server.webServer().invitation());
      page.navigate("/-/made/posts/one/");
      assertThat(Browser.axe(page)).isEmpty();
      page.locator("form[action$='rollback'] button").first().click();
      page.locator("#held-title").waitFor();
      assertThat(Browser.axe(page)).isEmpty();
      awaitPage(server, "The first text.");
      page.navigate("/-/dashboard");
      assertThat(Browser.axe(page)).isEmpty();
      page.navigate("/-/press");
      page.locator("form[action$='release'] button").first().click();
      awaitPage(server, "The second text.");
      browser.expectNoErrors();
    }
  }

  @Test
  void an_editor_reads_why_a_post_was_made_and_what_differs_between_versions() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html");
        Browser browser = Browser.at(server.address())) {
      awaitSecondVersion(server, "was changed");
      assertThat(body(server, "/-/made/posts/one/")).doesNotContain("/-/diff", "/-/impact");
      assertThat(server.get("/-/diff?source=posts/one.md&older=1&newer=2").statusCode())
          .isEqualTo(401);
      assertThat(server.get("/-/impact?file=content/posts/one.md").statusCode()).isEqualTo(401);
      Page page = browser.page();
      page.navigate(server.webServer().invitation());
      page.navigate("/-/made/posts/one/");
      assertThat(page.locator("section[aria-labelledby='made-reasons']").innerText())
          .contains("the post posts/one.md was changed");
      assertThat(page.locator("section[aria-labelledby='made-history'] li").count()).isEqualTo(2);
      assertThat(Browser.axe(page)).isEmpty();
      page.locator("a[href^='/-/diff']").click();
      page.locator("del").first().waitFor();
      assertThat(page.locator("del").allInnerTexts()).contains("first");
      assertThat(page.locator("ins").allInnerTexts()).contains("second");
      assertThat(Browser.axe(page)).isEmpty();
      page.navigate("/-/made/posts/one/");
      page.locator("a[href^='/-/impact']").click();
      page.locator("#effects").waitFor();
      assertThat(page.locator("main").innerText()).contains("posts/one.md", "html");
      page.locator("#file").fill("LICENSE");
      page.locator("main form button").click();
      page.getByText("No edition depends on").waitFor();
      assertThat(Browser.axe(page)).isEmpty();
      page.setViewportSize(320, 700);
      for (String path :
          new String[] {"/-/made/posts/one/", "/-/impact", "/-/dashboard", "/-/press"}) {
        page.navigate(path);
        assertThat(page.evaluate(BEYOND_EDGE)).as(path).isEqualTo(List.of());
        assertThat(Browser.axe(page)).as(path).isEmpty();
      }
      browser.expectNoErrors();
    }
  }

  @Test
  void nobody_can_hold_a_post_without_a_token() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html")) {
      awaitPage(server, "The first text.");
      byte[] wish =
          "{\"source\": \"posts/one.md\", \"version\": 1}".getBytes(StandardCharsets.UTF_8);
      assertThat(server.send("POST", "/-/api/v1/rollback", wish, "Content-Type", JSON).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void the_commands_ask_the_running_server() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html")) {
      awaitPage(server, "The first text.");
      edit("The second text.");
      awaitPage(server, "The second text.");
      RunningServerTest.Ran shown =
          RunningServerTest.offprint(project, "rollback", "content/posts/one.md@1");
      assertThat(shown.err())
          .contains("Asking the running server at", "posts/one.md shows version 1 (");
      awaitPage(server, "The first text.");
      assertThat(RunningServerTest.offprint(project, "rollback", "content/posts/one.md@8").err())
          .contains("There is no version 8");
      RunningServerTest.Ran released =
          RunningServerTest.offprint(project, "release", "content/posts/one.md");
      assertThat(released.err()).contains("is released and published");
      awaitPage(server, "The second text.");
    }
  }
}
