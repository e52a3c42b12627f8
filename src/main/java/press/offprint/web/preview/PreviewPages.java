package press.offprint.web.preview;

import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import press.offprint.model.text.Markup;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.preview.Draft;
import press.offprint.web.catalog.ServedFile;
import press.offprint.web.http.FileHandler;
import press.offprint.web.http.SecurityHeaders;
import press.offprint.web.page.Assets;

/**
 * The pages of the site as the preview sends them: with the script that follows edits, and with a
 * banner if they are drafts. The files on disk stay as they are.
 */
final class PreviewPages {
  private static final Pattern BODY = Pattern.compile("<body\\b[^>]{0,2000}>");
  private static final String PAGE = "text/html";

  private final Publisher publisher;
  private final PreviewFiles files;
  private final Assets assets;
  private volatile Trust trust = new Trust(-1, false);

  /** Whether the pages hold HTML of the project, as of one state of the preview. */
  private record Trust(long changes, boolean addsHtml) {}

  PreviewPages(Publisher publisher, PreviewFiles files, Assets assets) {
    this.publisher = publisher;
    this.files = files;
    this.assets = assets;
  }

  /** Returns the change of a file before it is sent; null for a file that is no page. */
  UnaryOperator<byte[]> changes(ServedFile file) {
    return file.mediaType().startsWith(PAGE)
        ? content ->
            change(
                file.path(),
                content,
                PreviewFiles.version(content),
                files.find(file.path()).flatMap(PreviewFile::draft))
        : null;
  }

  /** Returns the page of the site for missing addresses; it follows the creation of a file. */
  byte[] missing(String path, byte[] content) {
    return change(path, content, PreviewFiles.NONE, Optional.empty());
  }

  private byte[] change(String path, byte[] content, String version, Optional<Draft> draft) {
    String html = new String(content, StandardCharsets.UTF_8);
    String script =
        "<script src=\""
            + assets.url("live.js")
            + "\" data-offprint-path=\""
            + Markup.escape(path)
            + "\" data-offprint-version=\""
            + version
            + "\"></script>";
    String shown = draft.map(each -> withBanner(html, banner(each), assets)).orElse(html);
    int end = shown.lastIndexOf("</body>");
    String changed =
        end < 0 ? shown + script : shown.substring(0, end) + script + shown.substring(end);
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a page with a sentence at its top. */
  static String withBanner(String html, String text, Assets assets) {
    String banner =
        "<link rel=\"stylesheet\" href=\""
            + assets.url("reader.css")
            + "\" /><div class=\"offprint-draft\" role=\"note\" lang=\"en\" dir=\"ltr\">"
            + Markup.escape(text)
            + "</div>";
    Matcher body = BODY.matcher(html);
    int at = body.find() ? body.end() : 0;
    return html.substring(0, at) + banner + html.substring(at);
  }

  /** Returns the text of the banner of a draft. */
  static String banner(Draft draft) {
    return switch (draft.hidden().reason()) {
      case FUTURE ->
          "Not published before " + draft.hidden().visibleFrom() + ". Only this preview shows it.";
      default -> "Draft. Only this preview shows it.";
    };
  }

  /**
   * Sets the headers of a file: the origin has no secret, so scripts of the site itself may run.
   */
  void setHeaders(FileHandler.Answer answer) {
    setHeaders(answer.headers(), answer.file().mediaType(), isCopy(answer.file()));
  }

  /** Sets the headers of a page that is not a file. */
  void setHeaders(MultiMap headers) {
    setHeaders(headers, PAGE, false);
  }

  private void setHeaders(MultiMap headers, String mediaType, boolean copy) {
    boolean trusted = copy || trust().addsHtml();
    headers
        .set(
            "Content-Security-Policy",
            SecurityHeaders.sitePolicy(mediaType, trusted, publisher.site().pageHosts()))
        // The policies of a browser without these headers, as on a host.
        .set("Referrer-Policy", "strict-origin-when-cross-origin")
        .remove("Cross-Origin-Opener-Policy");
  }

  // Looks at the disk once for each state of the site, because each response asks.
  private Trust trust() {
    long now = files.changes();
    Trust known = trust;
    if (known.changes() != now) {
      known = new Trust(now, addsHtml());
      trust = known;
    }
    return known;
  }

  // Templates, themes and static files are the publisher's own; posts pass the sanitizer.
  private boolean addsHtml() {
    Path project = publisher.settings().project();
    boolean themed =
        !publisher.site().theme().isEmpty() && Files.isDirectory(project.resolve("themes"));
    return themed || hasFiles(project.resolve("templates").resolve("web"));
  }

  private static boolean hasFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isCopy(ServedFile served) {
    return served.attached()
        && served.mediaType().startsWith(PAGE)
        && files.isStatic(served.path());
  }
}
