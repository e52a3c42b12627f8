package press.offprint.web.preview;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.preview.EpubContents;
import press.offprint.pipeline.preview.PdfPages;
import press.offprint.web.catalog.ServedFile;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.RequestPaths;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.http.SecurityHeaders;
import press.offprint.web.page.PageRenderer;

/**
 * The readers of the preview: a page that shows a PDF page by page, and one that shows an EPUB
 * chapter by chapter. Both follow edits.
 */
final class ReaderPages {
  /** The path prefix of the readers; the path of the file follows. */
  static final String PREFIX = ServerAddresses.PREFIX + "preview/read/";

  /** The path prefix of the pictures of pages; the path of the file and the number follow. */
  static final String PICTURES = ServerAddresses.PREFIX + "preview/pdf/";

  /** The path prefix of files of EPUBs; the path of the EPUB and the name of the file follow. */
  static final String ENTRIES = ServerAddresses.PREFIX + "preview/epub/";

  private static final String PDF = "application/pdf";
  private static final String EPUB = "application/epub+zip";

  private final PreviewFiles files;
  private final PageRenderer pages;
  private final BiConsumer<RoutingContext, HttpProblem> refuse;

  ReaderPages(
      PreviewFiles files, PageRenderer pages, BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.files = files;
    this.pages = pages;
    this.refuse = refuse;
  }

  /**
   * Returns true if the file has a reader: an ebook that Offprint made. A file that a post attaches
   * may be made to fill the memory, so no reader opens it.
   */
  static boolean reads(ServedFile file) {
    return !file.attached() && (file.mediaType().equals(PDF) || file.mediaType().equals(EPUB));
  }

  /** Sends the reader of a file. */
  void read(Vertx vertx, RoutingContext call) {
    Optional<String> path = path(call, PREFIX);
    String chapter = call.queryParams().get("chapter");
    vertx
        .executeBlocking(() -> reader(path.orElse(""), chapter), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    page -> {
                      call.response().putHeader("Content-Security-Policy", SecurityHeaders.READER);
                      Responses.send(call, 200, page, Responses.REVALIDATE);
                    },
                    () -> refuse.accept(call, HttpProblem.NOT_FOUND)));
  }

  private static Optional<String> path(RoutingContext call, String prefix) {
    return RequestPaths.decode("/" + call.request().path().substring(prefix.length()));
  }

  private Optional<ResponseBody> reader(String path, String chapter) throws IOException {
    Optional<PreviewFile> found = files.find(path).filter(each -> reads(each.file()));
    Optional<Path> disk = found.isEmpty() ? Optional.empty() : PreviewFiles.onDisk(found.get());
    if (disk.isEmpty()) {
      return Optional.empty();
    }
    PreviewFile file = found.get();
    String version = PreviewFiles.version(Files.readAllBytes(disk.get()));
    Map<String, Object> values = new HashMap<>();
    values.put("title", file.file().name());
    values.put("path", path);
    values.put("url", "/" + Uris.encodePath(path));
    values.put("version", version);
    values.put("banner", file.draft().map(PreviewPages::banner).orElse(""));
    if (file.file().mediaType().equals(PDF)) {
      values.put("pages", PdfPages.of(disk.get()));
      values.put("pictures", PICTURES + Uris.encodePath(path) + "/");
      return Optional.of(pages.page("room/read-pdf.html", "", values));
    }
    List<EpubContents.EpubChapter> chapters = EpubContents.chapters(disk.get());
    int at = 0;
    for (int i = 0; i < chapters.size(); i++) {
      at = chapters.get(i).name().equals(chapter) ? i : at;
    }
    values.put("chapters", chapters);
    values.put("at", at);
    values.put("entries", ENTRIES + Uris.encodePath(path) + "/");
    return Optional.of(pages.page("room/read-epub.html", "", values));
  }

  /** Sends the picture of a page. */
  void picture(Vertx vertx, RoutingContext call) {
    Optional<String> path = path(call, PICTURES);
    vertx
        // In order, so that few workers wait for the page that is drawn now.
        .executeBlocking(() -> picture(path.orElse("")), true)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    image -> Responses.send(call, 200, image, Responses.KEPT),
                    () -> refuse.accept(call, HttpProblem.NOT_FOUND)));
  }

  private Optional<ResponseBody> picture(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String number = path.substring(slash + 1).replace(".png", "");
    if (slash < 0 || !number.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    Optional<Path> disk = onDisk(path.substring(0, slash), PDF);
    if (disk.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] image = PdfPages.png(disk.get(), Integer.parseInt(number));
      return Optional.of(ResponseBody.of("image/png", image));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> onDisk(String path, String mediaType) throws IOException {
    Optional<PreviewFile> file =
        files
            .find(path)
            .filter(each -> reads(each.file()))
            .filter(each -> each.file().mediaType().equals(mediaType));
    return file.isEmpty() ? Optional.empty() : PreviewFiles.onDisk(file.get());
  }

  /** Sends a file of an EPUB. */
  void entry(Vertx vertx, RoutingContext call) {
    Optional<String> path = path(call, ENTRIES);
    vertx
        .executeBlocking(() -> entry(path.orElse("")), false)
        .onFailure(call::fail)
        .onSuccess(
            body ->
                body.ifPresentOrElse(
                    file -> {
                      call.response().putHeader("Content-Security-Policy", SecurityHeaders.CHAPTER);
                      Responses.send(call, 200, file, Responses.REVALIDATE);
                    },
                    () -> refuse.accept(call, HttpProblem.NOT_FOUND)));
  }

  private Optional<ResponseBody> entry(String path) throws IOException {
    int end = path.indexOf(".epub/");
    if (end < 0) {
      return Optional.empty();
    }
    int name = end + ".epub/".length();
    Optional<Path> disk = onDisk(path.substring(0, name - 1), EPUB);
    return disk.isEmpty()
        ? Optional.empty()
        : EpubContents.find(disk.get(), path.substring(name))
            .map(found -> ResponseBody.of(found.mediaType(), found.content().toArray()));
  }
}
