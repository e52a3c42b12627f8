package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollbacks and releases while a server runs, by its interface, its pages and a command. */
class HoldsTest {
  private static final String JSON = "application/json";

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

  @Test
  void an_editor_rolls_back_and_releases_with_one_click_each() throws Exception {
    edit("The first text.");
    try (TestServer server = TestServer.on(project, "html");
        Browser browser = Browser.at(server.address())) {
      awaitPage(server, "The first text.");
      edit("The second text.");
      awaitPage(server, "The second text.");
      await()
          .atMost(TestServer.PATIENCE)
          .until(() -> body(server, "/-/made/posts/one/").contains(">Versions<"));
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
      assertThat(released.err()).contains("The server publishes it now");
      awaitPage(server, "The second text.");
    }
  }
}
