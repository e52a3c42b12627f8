package press.offprint.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview of {@code serve --site} in a real browser: it follows edits, and stays in place. */
class PreviewBrowserTest {
  @TempDir private static Path project;
  private static TestServer server;
  private static Browser browser;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TestServer.PATIENCE.toMillis());
    TestServer.write(
        project,
        "offprint.yaml",
        "title: Site\nsearch: on\nmenus:\n  main:\n    - {name: The archive, url: /archive/}\n");
    TestServer.write(
        project,
        "templates/web/foot.html",
        "<p id=\"hits\">no count</p><script>document.getElementById('hits').textContent ="
            + " 'counted by a hook';</script>");
    for (String name : new String[] {"page", "pdf", "epub", "focus", "both"}) {
      TestServer.write(project, post(name), text(name, 60));
    }
    TestServer.write(
        project, post("draft"), text("draft", 60).replace("date:", "draft: true\ndate:"));
    server = TestServer.on(project, PreviewTest.settings());
    browser = Browser.at(server.siteAddress());
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

  private static String post(String name) {
    return "content/posts/" + name + ".md";
  }

  private static String text(String title, int paragraphs) {
    StringBuilder out =
        new StringBuilder("---\ntitle: Post " + title + "\ndate: 2024-01-01\n---\n\n");
    for (int i = 1; i <= paragraphs; i++) {
      if (i % 20 == 1) {
        out.append("## Part ").append(i / 20 + 1).append("\n\n");
      }
      out.append("The paper of paragraph ").append(i).append(" is thick and white.\n\n");
    }
    return out.toString();
  }

  private static void edit(String name, String from, String to) throws Exception {
    Path file = project.resolve(post(name));
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  /** Returns how far a text is from the top of the window, in pixels. */
  private static double top(Locator text) {
    return ((Number) text.evaluate("e => e.getBoundingClientRect().top")).doubleValue();
  }

  @Test
  void a_page_follows_an_edit_without_a_load_and_what_is_read_stays_in_place() throws Exception {
    Page page = browser.page();
    page.navigate("/posts/page/");
    assertThat(page.locator("#hits")).hasText("counted by a hook");
    Locator read = page.getByText("The paper of paragraph 40 is");
    read.evaluate("e => e.scrollIntoView({ behavior: 'instant' })");
    page.evaluate("() => { window.sameAsBefore = true; }");
    double before = top(read);
    edit(
        "page",
        "paragraph 2 is thick",
        "paragraph 2 is\nthin, " + "and its words are many ".repeat(80));
    assertThat(page.getByText("its words are many").first()).hasCount(1);
    assertThat(page.evaluate("() => window.sameAsBefore")).isEqualTo(true);
    assertThat(top(read)).isCloseTo(before, org.assertj.core.data.Offset.offset(2.0));
    // A part that a script of the site changed stays as it is.
    assertThat(page.locator("#hits")).hasText("counted by a hook");
  }

  @Test
  void the_focus_stays_on_its_link() throws Exception {
    Page page = browser.page();
    page.navigate("/posts/focus/");
    page.getByText("The archive").focus();
    edit("focus", "paragraph 3 is thick", "paragraph 3 is new");
    assertThat(page.getByText("paragraph 3 is new")).hasCount(1);
    assertThat(page.locator(":focus")).hasText("The archive");
  }

  @Test
  void a_pdf_follows_an_edit_at_its_page() throws Exception {
    Page page = browser.page();
    page.navigate("/posts/pdf/pdf.pdf");
    page.waitForURL("**/-/preview/read/posts/pdf/pdf.pdf");
    Locator second = page.getByAltText("Page 2 of");
    second.evaluate("e => e.scrollIntoView({ behavior: 'instant' })");
    assertThat(page.locator("[data-offprint-number]")).hasText("2");
    page.evaluate("() => { window.sameAsBefore = true; }");
    String picture = second.getAttribute("src");
    edit("pdf", "paragraph 1 is thick", "paragraph 1 is thin");
    assertThat(second).not().hasAttribute("src", picture);
    assertThat(second).hasJSProperty("complete", true);
    assertThat(((Number) second.evaluate("e => e.naturalWidth")).intValue()).isGreaterThan(400);
    assertThat(page.locator("[data-offprint-number]")).hasText("2");
    assertThat(page.evaluate("() => window.sameAsBefore")).isEqualTo(true);
  }

  @Test
  void an_epub_follows_an_edit_at_its_chapter_and_place() throws Exception {
    Page page = browser.page();
    page.navigate("/-/preview/read/posts/epub/epub.epub");
    page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).last().click();
    page.getByRole(AriaRole.NAVIGATION).getByText("Post epub").last().click();
    page.waitForURL("**/*chapter=*chapter-1.xhtml");
    FrameLocator chapter = page.frameLocator("iframe");
    Locator read = chapter.getByText("The paper of paragraph 40 is");
    read.evaluate("e => e.scrollIntoView({ behavior: 'instant' })");
    double before = top(read);
    String chapterName = page.url();
    edit(
        "epub",
        "paragraph 2 is thick",
        "paragraph 2 is\nthin, " + "and its words are many ".repeat(80));
    assertThat(chapter.getByText("its words are many").first()).hasCount(1);
    assertThat(top(read)).isCloseTo(before, org.assertj.core.data.Offset.offset(2.0));
    assertThat(page.url()).isEqualTo(chapterName).contains("chapter=");
    assertThat(page.locator("[aria-current]")).hasCount(1);
  }

  @Test
  void a_draft_has_a_banner_and_follows_edits_in_all_editions() throws Exception {
    Page page = browser.page();
    page.navigate("/posts/draft/");
    assertThat(page.locator(".offprint-draft")).hasText("Draft. Only this preview shows it.");
    edit("draft", "paragraph 3 is thick", "paragraph 3 is new");
    assertThat(page.getByText("paragraph 3 is new")).hasCount(1);
    assertThat(page.locator(".offprint-draft")).hasCount(1);
    page.navigate("/-/preview/read/posts/draft/draft.epub");
    assertThat(page.locator(".offprint-draft")).hasCount(1);
    page.getByRole(AriaRole.NAVIGATION).getByText("Post draft").last().click();
    edit("draft", "paragraph 3 is new", "paragraph 3 is newer");
    assertThat(page.frameLocator("iframe").getByText("paragraph 3 is newer")).hasCount(1);
    page.navigate("/-/preview/drafts");
    page.getByText("pdf", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".offprint-draft")).hasCount(1);
    assertThat(page.getByAltText("Page 1 of")).isVisible();
  }

  @Test
  void a_page_that_is_missing_appears_as_soon_as_it_is_published() {
    Page page = browser.page();
    page.navigate("/posts/later/");
    assertThat(page.locator("h1")).not().hasText("Post later");
    TestServer.write(project, post("later"), text("later", 3));
    assertThat(page.locator("h1")).hasText("Post later");
    browser.ignoreError("404");
  }

  @Test
  void search_and_menu_work_by_keyboard() {
    Page page = browser.page();
    page.navigate("/search/");
    page.getByRole(AriaRole.SEARCHBOX).focus();
    page.keyboard().type("paper epub");
    assertThat(page.locator(".page-hits a").first()).hasText("Post epub");
    page.navigate("/posts/both/");
    for (int i = 0; i < 10 && !"The archive".equals(focused(page)); i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    page.waitForURL("**/archive/**");
    assertThat(page.locator("nav [aria-current=page]")).hasText("The archive");
  }

  @Test
  void a_script_of_the_site_can_neither_read_nor_change_anything_of_the_room() {
    Page page = browser.page();
    page.navigate(server.webServer().invitation());
    assertThat(page.locator("#drop")).isVisible();
    page.navigate(server.siteAddress() + "posts/both/");
    String room = server.address();
    assertThat(page.evaluate("() => document.cookie")).isEqualTo("");
    assertThat(result(page, room + "-/press", "GET")).isEqualTo("refused");
    assertThat(result(page, room + "-/api/v1/posts", "GET")).isEqualTo("refused");
    assertThat(result(page, room + "-/api/v1/publish", "POST")).isEqualTo("refused");
    assertThat(server.post("/-/api/v1/publish", "{}", "Origin", server.siteOrigin()).statusCode())
        .isEqualTo(403);
    browser.ignoreErrors("left the origin", "CORS", "403", "Failed to load");
  }

  private static Object focused(Page page) {
    return page.evaluate("() => document.activeElement.textContent");
  }

  private static Object result(Page page, String url, String method) {
    return page.evaluate(
        "async ([url, method]) => { try { const answer = await fetch(url, { method, credentials:"
            + " 'include' }); return await answer.text(); } catch { return 'refused'; } }",
        java.util.List.of(url, method));
  }
}
