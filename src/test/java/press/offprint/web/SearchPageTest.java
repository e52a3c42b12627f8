package press.offprint.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search page of the published site, opened from a disk in a real browser. */
class SearchPageTest {
  @TempDir private static Path project;
  private static Browser browser;
  private static String site;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) TestServer.PATIENCE.toMillis());
    post("heron", "en", "The grey heron", "A naïve bird wades through cold water.");
    post("kite", "en", "The kite", "A bird of prey; it soars above water and herons.");
    post("kabe", "ja", "壁の向こう", "吾輩は猫である。名前はまだ無い。");
    post("balshon", "he", "הבלשן", "המילים נכתבות מימין לשמאל.");
    post("qalam", "ar", "القلم", "الكتابة من اليمين إلى اليسار.");
    for (int i = 0; i < 30; i++) {
      post("many" + i, "en", "Note " + i, "One of many notes.");
    }
    TestServer.on(project, "html", "search", "index", "icon").close();
    site = project.resolve("output").toUri().toString();
    browser = Browser.at(site);
  }

  private static void post(String name, String language, String title, String text) {
    TestServer.write(
        project,
        "content/posts/" + name + ".md",
        "---\ntitle: " + title + "\nlanguage: " + language + "\n---\n\n" + text + "\n");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void the_browser_reported_no_error_and_left_the_site_never() {
    browser.expectNoErrors();
  }

  private static Page search(String words) {
    Page page = browser.page();
    page.navigate(site + "search/index.html");
    page.locator("input[type=search]").fill(words);
    return page;
  }

  private static Locator hits(Page page) {
    return page.locator(".page-hits h2");
  }

  @ParameterizedTest
  @CsvSource({
    "heron, The grey heron",
    "HERON wat, The grey heron",
    "naive, The grey heron",
    "soars, The kite",
    "猫である, 壁の向こう",
    "壁, 壁の向こう",
    "לשמאל, הבלשן",
    "اليمين, القلم"
  })
  void a_post_is_found_by_words_in_its_script(String words, String title) {
    assertThat(hits(search(words)).first()).hasText(title);
  }

  @Test
  void a_person_searches_and_opens_a_result_by_keyboard_alone() {
    Page page = browser.page();
    page.navigate(site + "search/index.html");
    page.keyboard().type("kite");
    assertThat(hits(page)).hasCount(1);
    assertThat(page.locator("[role=status]")).hasText("1 found");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page).hasTitle(Pattern.compile("The kite.*"));
  }

  @Test
  void further_results_are_shown_on_request_and_get_the_focus() {
    Page page = search("many notes");
    assertThat(hits(page)).hasCount(20);
    page.locator(".page-more button").click();
    assertThat(hits(page)).hasCount(30);
    assertThat(page.locator(".page-hits li:nth-child(21) a")).isFocused();
  }

  @Test
  void words_that_nothing_has_and_an_address_with_a_query_are_answered() {
    Page page = search("unicorn");
    assertThat(page.locator("[role=status]")).hasText("Nothing has all of these words.");
    page.navigate(site + "search/index.html?q=kite");
    assertThat(hits(page)).hasCount(1);
  }

  @Test
  void the_index_is_loaded_at_the_first_key() {
    Page page = browser.page();
    page.navigate(site + "search/index.html");
    assertThat(page.locator("script[src*=start]")).hasCount(0);
    page.keyboard().type("k");
    assertThat(page.locator("script[src*=start]")).hasCount(1);
  }

  @Test
  void an_index_that_cannot_be_loaded_is_reported() throws Exception {
    Path copy = Files.createDirectories(project.resolve("copy/search"));
    for (String name : new String[] {"index.html", "search.js", "start.js"}) {
      Files.copy(project.resolve("output/search").resolve(name), copy.resolve(name));
    }
    // A browser asks for it at any time, also after the end of this test.
    Files.copy(project.resolve("output/favicon.svg"), copy.resolveSibling("favicon.svg"));
    Page page = browser.page();
    page.navigate(copy.toUri() + "index.html?q=kite");
    assertThat(page.locator("[role=status]")).hasText("The search index could not be loaded.");
    browser.ignoreErrors("ERR_FILE_NOT_FOUND", "left the origin", "console: Error");
  }

  @Test
  void the_page_is_accessible_and_fits_a_phone() throws Exception {
    Page page = browser.page(Browser.options(390, 844, ColorScheme.DARK));
    page.navigate(site + "search/index.html?q=water");
    assertThat(hits(page)).hasCount(2);
    assertThat(Browser.axe(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
  }
}
