package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.inspect.Inspection;
import press.offprint.pipeline.inspect.InspectionReport;
import press.offprint.pipeline.inspect.LastInspection;
import press.offprint.pipeline.version.AcceptedLooks;

/** Editors see both looks of a post side by side, and accept the new one with a click. */
class LooksPageTest {
  private static final String SOURCE = "posts/one.md";
  private static final String JSON = "application/json";

  @TempDir private Path project;

  private static void inspect(PublishSettings settings) throws IOException {
    try (Inspection inspection = Inspection.open(settings, Optional.empty())) {
      InspectionReport report =
          InspectionReport.begin(ProjectOperations.state(settings).resolve(LastInspection.FOLDER));
      inspection.run(
          List.of(SOURCE),
          Set.of("pdf"),
          post -> {
            try {
              report.add(post);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      report.end();
    }
  }

  /** Publishes a post, accepts its look, and publishes it with a style that nobody can read. */
  private void aChangedLook(TestServer server) throws Exception {
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.publisher().find(SOURCE).filter(e -> e.publishedAt() > 0).isPresent());
    PublishSettings settings = server.publisher().settings();
    Inspection.accept(settings, List.of(SOURCE));
    TestServer.write(project, "templates/print/own.css", "p { color: #ccc }");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.publisher().holds().versions(SOURCE).size() == 2);
    inspect(settings);
  }

  private void aPost() throws Exception {
    TestServer.write(
        project,
        "content/posts/one.md",
        "---\ntitle: One\n---\n\nThe words of this post are black on white paper.\n");
  }

  private static int accept(TestServer server, String json, String... headers) {
    return server
        .send("POST", "/-/api/v1/looks", json.getBytes(StandardCharsets.UTF_8), headers)
        .statusCode();
  }

  @Test
  void an_editor_compares_and_accepts_a_look_with_one_click() throws Exception {
    aPost();
    try (TestServer server = TestServer.on(project, "html", "pdf");
        Browser browser = Browser.at(server.address())) {
      aChangedLook(server);
      Path state = ProjectOperations.state(server.publisher().settings());
      Page page = browser.page();
      page.navigate(server.webServer().invitation());
      page.navigate("/-/press");
      page.locator("a[href='/-/looks']").click();
      page.locator(".pair img").first().waitFor();
      assertThat(page.locator(".look").innerText())
          .contains(SOURCE, "Version 2 beside version 1", "contrast");
      assertThat(page.locator(".pair img").count()).isEqualTo(2);
      page.locator(".pair img").last().scrollIntoViewIfNeeded();
      page.waitForFunction("() => [...document.images].every(i => i.naturalWidth > 100)");
      assertThat(Browser.axe(page)).isEmpty();
      page.setViewportSize(320, 700);
      assertThat(page.evaluate(HoldsTest.BEYOND_EDGE)).isEqualTo(List.of());
      assertThat(Browser.axe(page)).isEmpty();

      page.locator("form[action$='looks'] button").click();
      page.waitForURL("**/-/looks");
      page.getByText("No look waits for a person").waitFor();
      assertThat(AcceptedLooks.of(state)).containsEntry(SOURCE, 2);
      assertThat(Browser.axe(page)).isEmpty();
      page.navigate("/-/press");
      assertThat(page.locator("a[href='/-/looks']").count()).isZero();
      browser.expectNoErrors();
    }
  }

  @Test
  void nobody_else_sees_or_accepts_looks_and_no_other_version_is_accepted() throws Exception {
    aPost();
    try (TestServer server = TestServer.on(project, "pdf")) {
      aChangedLook(server);
      String[] token = {"Content-Type", JSON, "Authorization", "Bearer " + TestServer.TOKEN};
      String right = "{\"source\": \"posts/one.md\", \"version\": 2}";
      assertThat(server.get("/-/looks").statusCode()).isEqualTo(401);
      assertThat(server.get("/-/looks/0-new.png").statusCode()).isEqualTo(401);
      assertThat(accept(server, right, "Content-Type", JSON)).isEqualTo(401);
      assertThat(accept(server, right.replace("2}", "1}"), token)).isEqualTo(400);
      assertThat(accept(server, right.replace("one", "none"), token)).isEqualTo(400);
      assertThat(accept(server, right, token)).isEqualTo(200);
      assertThat(accept(server, right, token)).as("it is accepted already").isEqualTo(400);
    }
  }
}
