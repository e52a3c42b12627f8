package press.offprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Chromium, which records errors of the pages that it shows. */
final class Browser implements AutoCloseable {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  // A cover is not found if its post is withdrawn at the moment of the request.
  private static final Pattern MISSING_COVER = Pattern.compile("status of 404 .*/-/covers/");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String origin;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  private Browser(Playwright playwright, Path program, String address) {
    this.playwright = playwright;
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    this.origin = address;
  }

  /**
   * Returns a browser for the server at {@code address}; the test is skipped if Chromium is
   * missing.
   */
  static Browser at(String address) {
    Optional<Path> program = NodeFolder.onPath("chromium", "chromium-browser", "google-chrome");
    Assumptions.assumeTrue(program.isPresent(), "chromium is not installed: skipped");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(playwright, program.orElseThrow(), address);
  }

  /** Returns an empty page in a new browser profile. */
  Page page() {
    return page(options(1280, 900, ColorScheme.LIGHT));
  }

  static com.microsoft.playwright.Browser.NewContextOptions options(
      int width, int height, ColorScheme scheme) {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(scheme);
  }

  Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext context = chromium.newContext(options.setBaseURL(origin));
    context.setDefaultTimeout((double) TestServer.PATIENCE.toMillis());
    context.onConsoleMessage(
        message -> {
          String text = message.text() + " " + message.location();
          boolean bad = message.type().equals("error") || message.type().equals("warning");
          if (bad && !MISSING_COVER.matcher(text).find()) {
            errors.add("console: " + text);
          }
        });
    context.onWebError(error -> errors.add("script: " + error.error()));
    context.onRequest(
        request -> {
          if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
            errors.add("left the origin: " + request.url());
          }
        });
    return context.newPage();
  }

  /** Fails if a page caused an error. */
  void expectNoErrors() {
    List<String> found = List.copyOf(errors);
    errors.clear();
    assertThat(found).isEmpty();
  }

  /** Removes one error that a test caused. */
  void ignoreError(String words) {
    assertThat(errors).anyMatch(error -> error.contains(words));
    errors.removeIf(error -> error.contains(words));
  }

  /** Removes the errors that a test caused, if there are any with these words. */
  void ignoreErrors(String... words) {
    errors.removeIf(error -> List.of(words).stream().anyMatch(error::contains));
  }

  /**
   * Returns the violations that axe finds in a page in its present theme; the other theme differs
   * in its colours only.
   */
  static List<String> axe(Page page) throws Exception {
    String axe = Files.readString(NodeFolder.fetched().resolve("node_modules/axe-core/axe.min.js"));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.evaluate(axe);
    List<String> found = new ArrayList<>(axe(page, TAGS));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    found.addAll(axe(page, Map.of("type", "rule", "values", List.of("color-contrast"))));
    return found;
  }

  private static List<String> axe(Page page, Object rules) {
    Object violations =
        page.evaluate(
            "async rules => (await axe.run({ runOnly: rules, resultTypes: ['violations'] }))"
                + ".violations.map(v => v.id + ': ' + v.nodes[0].failureSummary + ' '"
                + " + v.nodes[0].html)",
            rules);
    return ((List<?>) violations).stream().map(v -> page.url() + ": " + v).toList();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
