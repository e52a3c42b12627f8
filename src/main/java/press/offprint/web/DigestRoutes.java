package press.offprint.web;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.catalog.address.DigestIssue;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.web.address.DigestRhythm;
import press.offprint.web.address.Digests;
import press.offprint.web.address.SecretGuard;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.auth.RateLimiter;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.ClientAddress;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.page.PageRenderer;

/**
 * The routes of digests: {@code /-/digest} makes one, {@code /-/digest/SECRET/latest.epub} is its
 * latest issue for an e-reader, {@code /-/digest/SECRET} lists its issues and ends it.
 */
final class DigestRoutes {
  private static final Logger LOG = Logger.getLogger(DigestRoutes.class.getName());
  private static final String EPUB = "epub";
  private static final int NEW_DIGESTS = 5;
  private static final double NEW_PER_SECOND = 1 / 600.0;
  private static final int DAYS_BEFORE = 30;
  private static final long FORM_BYTES = 16 << 10;

  private final Publisher publisher;
  private final PublishedCatalog catalog;
  private final PageRenderer pages;
  private final AccessControl accessControl;
  private final ReaderBookQueue queue;
  private final SecretGuard guard;
  private final Digests digests;
  private final InstantSource clock;
  private final RateLimiter creations =
      new RateLimiter(NEW_DIGESTS, NEW_PER_SECOND, System::nanoTime);

  DigestRoutes(
      Publisher publisher,
      PublishedCatalog catalog,
      PageRenderer pages,
      AccessControl accessControl,
      ReaderBookQueue queue,
      SecretAddresses addresses,
      SecretGuard guard) {
    this.publisher = publisher;
    this.catalog = catalog;
    this.pages = pages;
    this.accessControl = accessControl;
    this.queue = queue;
    this.guard = guard;
    this.clock = publisher.settings().clock();
    this.digests = new Digests(addresses, catalog, clock, PageRenderer.BOOK_POSTS);
  }

  private boolean hasDigests() {
    return publisher.bookEditions().contains(EPUB);
  }

  /** Adds the routes that need the secret and nothing else. */
  void addSecret(Routes routes) {
    if (!hasDigests()) {
      return;
    }
    String base = ServerAddresses.DIGEST + "/:secret";
    routes.get(base).handler(call -> withDigest(routes, call, digest -> status(call, digest)));
    routes
        .get(base + "/:file")
        .handler(call -> withDigest(routes, call, digest -> issue(routes, call, digest)));
    routes
        .router()
        .post(base + "/end")
        .handler(call -> withDigest(routes, call, digest -> end(call, digest)));
  }

  /** Adds the page that makes a digest, for those who may read. */
  void addForm(Routes routes) {
    if (!hasDigests()) {
      return;
    }
    routes
        .get(ServerAddresses.DIGEST)
        .handler(routes.page(Responses.PRIVATE, call -> form(OpdsRoutes.query(call))));
    routes
        .router()
        .post(ServerAddresses.DIGEST)
        .handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES))
        .handler(accessControl::checkOrigin)
        .handler(call -> create(routes, call));
  }

  private ResponseBody form(CatalogQuery query) {
    return pages.page(
        "room/digest.html",
        "",
        Map.of(
            "query", query,
            "facets", catalog.find(query, 1).facets(),
            "rhythms", DigestRhythm.choices(),
            "since", today().minusDays(DAYS_BEFORE).toString()));
  }

  private LocalDate today() {
    return Instant.ofEpochMilli(clock.millis()).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private void create(Routes routes, RoutingContext call) {
    CatalogQuery query =
        CatalogQuery.of(
            name -> Objects.requireNonNullElse(call.request().getFormAttribute(name), ""));
    Optional<DigestRhythm> rhythm =
        DigestRhythm.of(
            Objects.requireNonNullElse(call.request().getFormAttribute("rhythm"), "sunday"));
    Optional<LocalDate> since = since(call.request().getFormAttribute("since"));
    if (rhythm.isEmpty() || since.isEmpty()) {
      routes.refuse().accept(call, HttpProblem.UNCLEAR);
    } else if (!creations.take(ClientAddress.of(call.request().connection()))) {
      call.response().putHeader("Retry-After", "600");
      routes.refuse().accept(call, HttpProblem.RATE);
    } else {
      routes
          .vertx()
          .executeBlocking(() -> digests.create(query, rhythm.get(), since.get()), false)
          .onFailure(call::fail)
          .onSuccess(
              created ->
                  created.ifPresentOrElse(
                      digest -> show(call, digest),
                      () ->
                          routes
                              .refuse()
                              .accept(
                                  call,
                                  new HttpProblem(
                                      503,
                                      "Too many digests",
                                      "This server keeps no further digest. Try again in some"
                                          + " days, or ask its owner to end some."))));
    }
  }

  private Optional<LocalDate> since(String day) {
    if (day == null || day.isBlank()) {
      return Optional.of(today().minusDays(DAYS_BEFORE));
    }
    try {
      return Optional.of(LocalDate.parse(day.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void show(RoutingContext call, SecretAddresses.Created digest) {
    String path = ServerAddresses.DIGEST + "/" + digest.secret();
    SecretGuard.addHeaders(call.response().headers());
    ResponseBody page = status(digest.address(), path, SecretUrls.of(call, path), List.of(), true);
    Responses.page(call, 200, page, Responses.PRIVATE);
  }

  private interface Then {
    void accept(SecretAddress digest);
  }

  private void withDigest(Routes routes, RoutingContext call, Then then) {
    SecretGuard.addHeaders(call.response().headers());
    routes
        .vertx()
        .executeBlocking(
            () -> guard.check(call, SecretAddress.Kind.DIGEST, call.pathParam("secret")), false)
        .onFailure(call::fail)
        .onSuccess(
            checked ->
                checked
                    .address()
                    .ifPresentOrElse(
                        then::accept, () -> routes.refuse().accept(call, checked.problem())));
  }

  private void status(RoutingContext call, SecretAddress digest) {
    String path = ServerAddresses.DIGEST + "/" + call.pathParam("secret");
    String address = SecretUrls.of(call, path);
    call.vertx()
        .executeBlocking(() -> status(digest, path, address, digests.issues(digest), false), false)
        .onFailure(call::fail)
        .onSuccess(page -> Responses.page(call, 200, page, Responses.PRIVATE));
  }

  private ResponseBody status(
      SecretAddress digest, String path, String address, List<DigestIssue> issues, boolean isNew) {
    CatalogQuery query = Digests.query(digest);
    return pages.page(
        "room/issues.html",
        "",
        Map.of(
            "isNew", isNew,
            "path", path,
            "address", address,
            "words", query.isAll() ? "all posts" : query.words(),
            "rhythm", Digests.rhythm(digest).words(),
            "expires", SecretUrls.day(digest.expiresAt()),
            "issues", issues));
  }

  private void end(RoutingContext call, SecretAddress digest) {
    call.vertx()
        .executeBlocking(
            () -> {
              digests.end(digest);
              return true;
            },
            false)
        .onFailure(call::fail)
        .onSuccess(ended -> Responses.seeOther(call, ServerAddresses.DIGEST));
  }

  /** Sends an issue: the latest one, or an earlier one by its number. */
  private void issue(Routes routes, RoutingContext call, SecretAddress digest) {
    String name = call.pathParam("file").replaceFirst("\\.epub$", "");
    if (!name.matches("latest|[1-9][0-9]{0,5}") || !call.pathParam("file").endsWith(".epub")) {
      routes.refuse().accept(call, HttpProblem.NOT_FOUND);
      return;
    }
    routes
        .vertx()
        .executeBlocking(() -> find(digest, name), false)
        .onFailure(call::fail)
        .onSuccess(
            issue ->
                issue.ifPresentOrElse(
                    found -> send(routes, call, digest, found),
                    () -> {
                      if (name.equals("latest")) {
                        // There was no new post since the digest was made.
                        call.response().setStatusCode(204).end();
                      } else {
                        routes.refuse().accept(call, HttpProblem.NOT_FOUND);
                      }
                    }));
  }

  private Optional<DigestIssue> find(SecretAddress digest, String name) {
    return name.equals("latest")
        ? digests.latest(digest)
        : digests.issues(digest).stream()
            .filter(issue -> String.valueOf(issue.number()).equals(name))
            .filter(issue -> !issue.sources().isEmpty())
            .findFirst();
  }

  private void send(Routes routes, RoutingContext call, SecretAddress digest, DigestIssue issue) {
    CatalogQuery query = Digests.query(digest);
    String title =
        publisher.site().title()
            + (query.isAll() ? "" : ": " + query.words())
            + ", "
            + issue.period();
    ReaderBookRequest request = new ReaderBookRequest(EPUB, title, issue.sources(), true);
    queue.make(
        routes,
        call,
        () -> request,
        (made, body) -> {
          call.response()
              .putHeader(
                  "Content-Disposition",
                  "attachment; filename=\"posts-" + issue.period() + ".epub\"");
          sendWhole(call, body, () -> digests.fetched(digest, issue));
        });
  }

  // An issue counts as fetched if its last byte was written to the connection, or if the reader
  // has the file already.
  private static void sendWhole(RoutingContext call, ResponseBody body, Runnable fetched) {
    Responses.sendWhole(
        call,
        body,
        "private, no-cache",
        () ->
            call.vertx()
                .executeBlocking(
                    () -> {
                      fetched.run();
                      return true;
                    },
                    false)
                // The response has ended, so that it cannot report the failure.
                .onFailure(
                    failure ->
                        LOG.log(
                            Level.WARNING,
                            "The fetch of an issue of a digest cannot be recorded, so that its"
                                + " posts are in the next issue again.",
                            failure)));
  }
}
