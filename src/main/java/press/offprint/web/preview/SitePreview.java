package press.offprint.web.preview;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.preview.Draft;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.auth.AllowedHosts;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.EventStreams;
import press.offprint.web.http.FileHandler;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.RequestPaths;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.page.Assets;
import press.offprint.web.page.PageRenderer;

/**
 * The routes of the published site, as a host would serve it, with drafts and live reload. They
 * have a separate port, and so a separate origin: nothing can be changed at it, and no page of it
 * is for editors, so that scripts of the site may run.
 */
public final class SitePreview {
  /** The page that lists the drafts. */
  public static final String DRAFTS = ServerAddresses.PREFIX + "preview/drafts";

  private static final String NOT_FOUND_PAGE = "404.html";

  private final Publisher publisher;
  private final PageRenderer renderer;
  private final AccessControl accessControl;
  private final Failures failures;
  private final IntSupplier roomPort;
  private final PreviewFiles files;
  private final PreviewPages pages;
  private final ReaderPages readers;
  private final ReloadStream stream;
  private final Function<Vertx, FileHandler> published;
  private final Function<Vertx, FileHandler> drafts;

  /** The responses to requests that are refused or fail. */
  public interface Failures {
    void refuse(RoutingContext call, HttpProblem problem);

    void failed(RoutingContext call);
  }

  /**
   * @param roomPort the port of the catalog page and the other own pages
   */
  public SitePreview(
      Publisher publisher,
      PublishedCatalog catalog,
      PageRenderer renderer,
      AccessControl accessControl,
      Failures failures,
      EventStreams streams,
      IntSupplier roomPort) {
    this.publisher = publisher;
    this.renderer = renderer;
    this.accessControl = accessControl;
    this.failures = failures;
    this.roomPort = roomPort;
    this.files = new PreviewFiles(publisher, catalog);
    this.pages = new PreviewPages(publisher, files, renderer.assets());
    this.readers = new ReaderPages(files, renderer, failures::refuse);
    this.stream = new ReloadStream(files, streams);
    this.published =
        FileHandler.changing(
            publisher.settings().output(), files::published, pages::changes, pages::setHeaders);
    this.drafts =
        FileHandler.changing(
            publisher.drafts().folder(), files::draftFile, pages::changes, pages::setHeaders);
  }

  /** Returns all routes, for one event loop. */
  public Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().failureHandler(failures::failed);
    router.route().handler(accessControl::checkRequest);
    router.route().handler(accessControl::checkReader);
    router.route().handler(this::checkMethod);
    own(router, Assets.PREFIX + "*").handler(this::asset);
    own(router, ServerAddresses.PREFIX + "preview/events").handler(stream.on(vertx));
    own(router, ReaderPages.PREFIX + "*").handler(call -> readers.read(vertx, call));
    own(router, ReaderPages.PICTURES + "*").handler(call -> readers.picture(vertx, call));
    own(router, ReaderPages.ENTRIES + "*").handler(call -> readers.entry(vertx, call));
    own(router, DRAFTS).handler(this::draftList);
    own(router, ServerAddresses.PREFIX + "*").handler(this::toRoom);
    router.route().handler(this::openReader);
    router.route().handler(published.apply(vertx));
    router.route().handler(drafts.apply(vertx));
    router.route().handler(call -> notFound(vertx, call));
    return router;
  }

  private static Route own(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void checkMethod(RoutingContext call) {
    HttpMethod method = call.request().method();
    if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      call.next();
    } else {
      failures.refuse(call, HttpProblem.METHOD);
    }
  }

  /** Redirects to the own pages, which are at another port of the same host. */
  private void toRoom(RoutingContext call) {
    Responses.seeOther(call, at(call, roomPort.getAsInt()) + call.request().uri());
  }

  /** Returns the origin of a port of the host that was requested, which was checked before. */
  public static String at(RoutingContext call, int port) {
    return "http://" + AllowedHosts.name(call.request().getHeader("Host")) + ":" + port;
  }

  private void asset(RoutingContext call) {
    String name = call.request().path().substring(Assets.PREFIX.length());
    Optional<ResponseBody> found = renderer.assets().find(name);
    if (found.isPresent()) {
      Responses.send(call, 200, found.get(), Responses.FOREVER);
    } else {
      failures.refuse(call, HttpProblem.NOT_FOUND);
    }
  }

  // A browser that opens a PDF or an EPUB gets a reader that follows edits; all other clients get
  // the file, and so does the link of the reader.
  private void openReader(RoutingContext call) {
    call.response().putHeader("Vary", "Sec-Fetch-Dest");
    Optional<String> path =
        RequestPaths.decode(call.request().path())
            .filter(each -> "document".equals(call.request().getHeader("Sec-Fetch-Dest")))
            .filter(each -> !call.queryParams().contains("file"))
            .filter(each -> files.find(each).filter(f -> ReaderPages.reads(f.file())).isPresent());
    if (path.isPresent()) {
      Responses.seeOther(call, ReaderPages.PREFIX + Uris.encodePath(path.get()));
    } else {
      call.response().headers().remove("Vary");
      call.next();
    }
  }

  /**
   * A line of the list of drafts.
   *
   * @param pages the addresses of its page and its ebooks, by edition
   */
  public record DraftLine(
      String title,
      String source,
      String banner,
      Map<String, String> pages,
      List<String> problems) {
    public DraftLine {
      pages = Map.copyOf(pages);
      problems = List.copyOf(problems);
    }
  }

  private void draftList(RoutingContext call) {
    String version = files.draftsVersion();
    List<DraftLine> lines = publisher.drafts().drafts().stream().map(SitePreview::line).toList();
    ResponseBody page =
        renderer.page("room/drafts.html", "", Map.of("drafts", lines, "version", version));
    Responses.page(call, 200, page, Responses.PRIVATE);
  }

  private static DraftLine line(Draft draft) {
    Map<String, String> addresses = new java.util.TreeMap<>();
    draft
        .editions()
        .forEach(
            (edition, path) -> {
              String type = draft.files().getOrDefault(path, "");
              boolean page = type.startsWith("text/html") && path.endsWith("/index.html");
              String name = page ? path.substring(0, path.length() - "index.html".length()) : path;
              boolean read = ReaderPages.reads(PreviewFiles.served(path, draft));
              String prefix = read ? ReaderPages.PREFIX : "/";
              addresses.put(edition, prefix + Uris.encodePath(name));
            });
    return new DraftLine(
        draft.title(),
        draft.source(),
        PreviewPages.banner(draft),
        addresses,
        draft.problems().stream().map(each -> each.message()).toList());
  }

  /** Sends the page of the site for missing addresses, as hosts do. */
  private void notFound(Vertx vertx, RoutingContext call) {
    String path = RequestPaths.decode(call.request().path()).orElse("");
    vertx
        .executeBlocking(() -> notFoundPage(path), false)
        .onFailure(call::fail)
        .onSuccess(
            body -> {
              if (body.isEmpty()) {
                failures.refuse(call, HttpProblem.NOT_FOUND);
              } else {
                pages.setHeaders(call.response().headers());
                Responses.send(call, 404, body.get(), Responses.PRIVATE);
              }
            });
  }

  private Optional<ResponseBody> notFoundPage(String path) throws IOException {
    Optional<PreviewFile> page = files.find(NOT_FOUND_PAGE);
    Optional<Path> disk = page.isEmpty() ? Optional.empty() : PreviewFiles.onDisk(page.get());
    return disk.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ResponseBody.of("text/html", pages.missing(path, Files.readAllBytes(disk.get()))));
  }
}
