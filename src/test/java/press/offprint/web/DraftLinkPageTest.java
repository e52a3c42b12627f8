package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor makes a secret address of a draft with a click, and ends it with another one. */
class DraftLinkPageTest {
  @TempDir private Path project;

  private void draft(String text) {
    TestServer.write(
        project,
        "content/posts/plan.md",
        "---\ntitle: The plan\ndraft: true\n---\n\n" + text + "\n");
  }

  private static void awaitText(Page page, String address, String text) {
    page.waitForCondition(
        () -> {
          page.navigate(address);
          return page.locator("body").innerText().contains(text);
        });
  }

  @Test
  void an_editor_makes_reads_and_ends_a_secret_address() throws Exception {
    draft("Nobody knows.");
    try (TestServer server = TestServer.on(project, "html");
        Browser browser = Browser.at(server.address())) {
      Page page = browser.page();
      page.navigate(server.webServer().invitation());
      page.navigate("/-/press");
      Locator make = page.locator("form[action='/-/links'] button");
      make.waitFor();
      make.click();
      Locator address = page.locator("a[href*='/-/draft/']");
      address.waitFor();
      assertThat(Browser.axe(page)).isEmpty();
      page.setViewportSize(320, 700);
      assertThat(page.evaluate(HoldsTest.BEYOND_EDGE)).isEqualTo(List.of());
      String secret = address.getAttribute("href");

      // The draft is made when it is asked for first, and the page loads again every five seconds.
      page.navigate(secret);
      page.getByText("Nobody knows.").waitFor();
      draft("Somebody knows.");
      awaitText(page, secret, "Somebody knows.");

      page.navigate("/-/press");
      assertThat(page.locator("#links-title + ul").innerText()).contains("posts/plan.md");
      assertThat(Browser.axe(page)).isEmpty();
      page.locator("form[action='/-/links/end'] button").click();
      page.locator("#links-title")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(server.get(secret).statusCode()).isEqualTo(404);
    }
  }
}
