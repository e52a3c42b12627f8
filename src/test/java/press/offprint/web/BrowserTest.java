package press.offprint.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.StartsProcesses;
import press.offprint.model.bytes.Bytes;

/** The web pages in a real browser, with the actions of a person. */
@StartsProcesses
class BrowserTest {
  @TempDir private static Path project;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TestServer.PATIENCE.toMillis());
    SampleServer.write(project);
    server = TestServer.on(project, "html", "epub", "pdf", "rss");
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
  void a_post_that_is_added_to_the_folder_appears_without_a_reload() throws Exception {
    Page page = browser.page();
    page.navigate("/");
    page.evaluate("() => { window.sameAsBefore = true; }");
    TestServer.write(
        project, "content/posts/arrival.md", "---\ntitle: Arrival\n---\n\nJust came.\n");
    assertThat(card(page, "Arrival")).isVisible();
    assertThat(page.evaluate("() => window.sameAsBefore")).isEqualTo(true);
    Files.delete(project.resolve("content/posts/arrival.md"));
    assertThat(card(page, "Arrival")).hasCount(0);
  }

  @Test
  void a_file_that_is_dropped_on_the_page_is_published() {
    Page page = signedIn();
    JSHandle dropped =
        page.evaluateHandle(
            "() => { const data = new DataTransfer(); data.items.add(new File("
                + "['---\\ntitle: By hand\\n---\\n\\nDropped on the page.\\n'], 'by-hand.md'));"
                + " return data; }");
    page.dispatchEvent("#drop", "dragenter", Map.of("dataTransfer", dropped));
    assertThat(page.locator("body")).hasClass("dropping");
    page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", dropped));
    assertThat(page.locator("#status")).containsText("Stored posts/by-hand.md");
    assertThat(page.locator("#now .lines")).containsText("posts/by-hand.md");
    page.locator("#files").setInputFiles(project.resolve("content/posts/by-hand.md"));
    page.getByText("Upload", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#status")).containsText("exists already");
    assertThat(page.locator("#status")).hasClass("told bad");
    // Chromium reports every refused request, even if the page explains it.
    browser.ignoreError("409");
  }

  @Test
  void a_rejected_post_is_shown_with_its_line_until_it_is_corrected() throws Exception {
    Page page = signedIn();
    Path post = project.resolve("content/posts/ailing.md");
    Files.writeString(post, "---\ntitle: Ailing\ndate: [\n---\n\nx\n");
    Locator failure =
        page.locator(".failures li")
            .filter(new Locator.FilterOptions().setHasText("posts/ailing.md"));
    assertThat(failure).isVisible();
    assertThat(failure.locator(".where")).containsText("line ");
    assertThat(failure.locator(".code")).containsText("FRONT_MATTER");
    assertThat(failure.locator(".hint")).not().isEmpty();
    failure.getByText("Try again").click();
    assertThat(failure).isVisible();
    Files.writeString(post, "---\ntitle: Ailing no more\n---\n\nWell.\n");
    assertThat(failure).hasCount(0);
    assertThat(page.locator("#now .lines")).containsText("posts/ailing.md");
  }

  @Test
  void a_post_is_withdrawn_and_restored_by_buttons() {
    TestServer.write(project, "content/posts/tidal.md", "---\ntitle: Tidal\n---\n\nIn and out.\n");
    Page page = signedIn();
    assertThat(page.locator("#now .lines")).containsText("posts/tidal.md");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.get("/-/made/posts/tidal/").statusCode() == 200);
    page.navigate("/-/made/posts/tidal/");
    page.getByText("Withdraw", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page).hasURL(server.address() + "-/press");
    page.navigate("/");
    assertThat(card(page, "Tidal")).hasCount(0);
    page.navigate("/-/press");
    page.locator("#aside-title").waitFor();
    page.getByText("Restore posts/tidal.md").click();
    page.navigate("/");
    assertThat(card(page, "Tidal")).isVisible();
  }

  @Test
  void the_token_signs_in_and_out() {
    Page page = browser.page();
    page.navigate("/-/press");
    assertThat(page.locator("#drop")).hasCount(0);
    page.getByLabel("Token").fill(TestServer.TOKEN);
    page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#drop")).isVisible();
    page.getByText("Sign out").click();
    assertThat(page.locator("#drop")).hasCount(0);
  }

  @Test
  void the_list_is_filtered_while_a_person_types_and_the_url_has_the_filters() {
    Page page = browser.page();
    page.navigate("/");
    page.getByLabel("Search titles and texts").fill("heron");
    assertThat(page.locator(".card")).hasCount(1);
    assertThat(card(page, "Lead time").locator("mark").first()).hasText("heron");
    page.getByLabel("Search titles and texts").fill("");
    page.getByLabel("Author").selectOption("Ada Marsh");
    assertThat(page.locator(".card")).hasCount(2);
    page.getByLabel("Order").selectOption("oldest");
    assertThat(page.locator(".card h2").first()).hasText("Tide <table>");
    page.reload();
    assertThat(page.locator(".card")).hasCount(2);
    assertThat(page.getByLabel("Author")).hasValue("Ada Marsh");
    page.getByText("show all").click();
    assertThat(page.getByLabel("Author")).hasValue("");
  }

  @Test
  void a_download_is_the_file_itself() throws Exception {
    Page page = browser.page();
    page.navigate("/");
    Locator link = card(page, "Lead time").getByText("EPUB");
    Download download = page.waitForDownload(link::click);
    assertThat(download.suggestedFilename()).isEqualTo("Lead time.epub");
    assertThat(Bytes.owning(Files.readAllBytes(download.path())).sha256())
        .isEqualTo(
            server.publisher().find("posts/lead-time.md").orElseThrow().downloads().stream()
                .filter(d -> d.edition().equals("epub"))
                .findFirst()
                .orElseThrow()
                .sha256());
  }

  @Test
  void every_action_can_be_done_by_keyboard() {
    Page page = browser.page();
    page.navigate("/");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to the content");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasId("q");
    page.keyboard().type("heron");
    assertThat(page.locator(".card")).hasCount(1);
    for (int i = 0; i < 12; i++) {
      page.keyboard().press("Tab");
      if ("Lead time".equals(page.locator(":focus").textContent())) {
        page.keyboard().press("Enter");
        page.waitForURL("**/posts/lead-time/");
        assertThat(page.locator("h1")).hasText("Lead time");
        return;
      }
      boolean seen =
          (Boolean)
              page.evaluate(
                  "() => { const s = getComputedStyle(document.activeElement);"
                      + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; }");
      assertThat(seen).as("the focus can be seen").isTrue();
    }
    throw new AssertionError("The card's title was not reached by Tab");
  }

  @Test
  void browsing_searching_and_downloading_work_without_javascript() {
    Page page =
        browser.page(Browser.options(412, 915, ColorScheme.LIGHT).setJavaScriptEnabled(false));
    page.navigate("/");
    assertThat(card(page, "Lead time")).isVisible();
    page.getByLabel("Search titles and texts").fill("heron");
    page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".card")).hasCount(1);
    Download download = page.waitForDownload(() -> page.getByText("EPUB").click());
    assertThat(download.suggestedFilename()).isEqualTo("Lead time.epub");
    page.getByText("inputs").click();
    assertThat(page.locator("h2").first()).hasText("Files");
    page.navigate("/-/dashboard");
    assertThat(page.locator(".charts svg").first()).isVisible();
    page.navigate(server.webServer().invitation());
    page.locator("#files").setInputFiles(project.resolve("content/posts/lead-time.md"));
    page.locator("#folder").fill("copies");
    page.getByText("Upload", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page).hasURL(server.address() + "-/press");
    await()
        .atMost(TestServer.PATIENCE)
        .until(() -> server.get("/-/made/copies/lead-time/").statusCode() == 200);
    page.navigate("/-/made/copies/lead-time/");
    page.getByText("Withdraw", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page).hasURL(server.address() + "-/press");
  }

  @Test
  void axe_finds_no_violation_on_any_page_in_any_state() throws Exception {
    List<String> found = new ArrayList<>();
    for (int width : new int[] {390, 1280}) {
      Page page = browser.page(Browser.options(width, 900, ColorScheme.LIGHT));
      for (String path :
          List.of(
              "/",
              "/?q=heron",
              "/?q=zzz",
              "/?tag=printing&sort=title",
              "/-/press",
              "/-/made/posts/lead-time/",
              "/-/dashboard")) {
        page.navigate(path);
        found.addAll(Browser.axe(page));
        assertThat(
                (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
            .as(path + " at " + width + " does not scroll sideways")
            .isTrue();
      }
      page.navigate(server.webServer().invitation());
      page.locator(".failures").waitFor();
      found.addAll(Browser.axe(page));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_page_with_an_injected_script_can_neither_run_it_nor_send_a_form() throws Exception {
    Path stored = project.resolve("output/posts/umlaute/index.html");
    String hostile =
        """
        <!DOCTYPE html><title>calm</title><h1 id="calm">calm</h1>
        <script>document.title = 'ran'; fetch('/api/v1/publish', { method: 'POST' });</script>
        <img src="data:," onerror="document.title = 'ran'">
        <svg><script>document.title = 'ran'</script></svg>
        <form action="/-/session/end" method="post"><button>Win</button></form>
        """;
    String sound = Files.readString(stored);
    Page page = signedIn();
    List<String> posted = new ArrayList<>();
    page.onRequest(request -> posted.add(request.method()));
    try {
      Files.writeString(stored, hostile);
      page.navigate("/posts/umlaute/");
      page.getByText("Win").click();
      assertThat(page.locator("#calm")).isVisible();
      assertThat(page.title()).isEqualTo("calm");
      assertThat(posted).doesNotContain("POST");
      page.navigate("/-/press");
      assertThat(page.locator("#drop")).isVisible();
    } finally {
      Files.writeString(stored, sound);
    }
    browser.ignoreError("Blocked script execution");
    browser.ignoreErrors("Blocked form submission", "violates the following Content Security");
  }

  @Test
  void screenshots_are_taken_if_a_folder_is_given() {
    String folder = System.getProperty("offprint.screenshots");
    org.junit.jupiter.api.Assumptions.assumeTrue(folder != null, "nobody wants to look");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {390, 1280}) {
        Page page = browser.page(Browser.options(width, 900, scheme));
        page.navigate(server.webServer().invitation());
        for (String path : List.of("/", "/-/press", "/-/dashboard", "/-/made/posts/lead-time/")) {
          page.navigate(path);
          String name = path.replaceAll("[^a-z]+", "-") + width + "-" + scheme + ".png";
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(Path.of(folder, "room" + name))
                  .setFullPage(true));
        }
      }
    }
  }

  private static Page signedIn() {
    Page page = browser.page();
    page.navigate(server.webServer().invitation());
    assertThat(page.locator("#drop"))
        .isVisible(
            new LocatorAssertions.IsVisibleOptions()
                .setTimeout((double) TestServer.PATIENCE.toMillis()));
    return page;
  }

  private static Locator card(Page page, String title) {
    return page.locator(".card")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))));
  }
}
