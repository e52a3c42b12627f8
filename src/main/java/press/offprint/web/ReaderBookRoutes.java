package press.offprint.web;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.web.auth.RateLimiter;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.ClientAddress;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.page.PageRenderer;

/**
 * The routes of the books that readers choose: {@code /-/book.epub?tag=java&since=2024-01-01} for
 * the results of a search, or {@code /-/book.pdf?post=posts/a.md&post=posts/b.md} for single posts.
 */
final class ReaderBookRoutes {
  private static final String PAGE = "html";
  private static final int BURST = 12;
  private static final double PER_SECOND = 0.2;
  private static final int MOST_WAITING = 4;

  private static final HttpProblem BUSY =
      new HttpProblem(503, "Busy", "Other books are being made. Try again in a minute.");

  private final Publisher publisher;
  private final PublishedCatalog catalog;
  private final RateLimiter limit = new RateLimiter(BURST, PER_SECOND, System::nanoTime);
  // One book takes both cores and the memory of a hundred posts, so one is made at a time, on a
  // separate thread, because those of the server have to answer other readers.
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /** A request that is refused. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpProblem problem;

    RefusedException(HttpProblem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }
  }

  private record Answer(Optional<ResponseBody> body, HttpProblem problem, String fileName) {}

  ReaderBookRoutes(Publisher publisher, PublishedCatalog catalog) {
    this.publisher = publisher;
    this.catalog = catalog;
  }

  /** Returns the editions that a book of chosen posts can have: all but the page about a book. */
  static List<String> editions(Publisher publisher) {
    return publisher.bookEditions().stream().filter(edition -> !edition.equals(PAGE)).toList();
  }

  void add(Routes routes) {
    WorkerExecutor worker = routes.vertx().createSharedWorkerExecutor("reader-books", 1);
    for (String edition : editions(publisher)) {
      routes
          .get(ServerAddresses.PREFIX + "book." + edition)
          .handler(call -> make(routes, worker, call, edition));
    }
  }

  private void make(Routes routes, WorkerExecutor worker, RoutingContext call, String edition) {
    HttpServerRequest request = call.request();
    if (!limit.take(ClientAddress.of(request.connection()))) {
      call.response().putHeader("Retry-After", "10");
      routes.refuse().accept(call, HttpProblem.RATE);
      return;
    }
    if (!waiting.tryAcquire()) {
      send(routes, call, new Answer(Optional.empty(), BUSY, ""));
      return;
    }
    worker
        .executeBlocking(() -> answer(call, edition), false)
        .onComplete(done -> waiting.release())
        .onFailure(call::fail)
        .onSuccess(answer -> send(routes, call, answer));
  }

  private void send(Routes routes, RoutingContext call, Answer answer) {
    if (answer.body().isEmpty()) {
      if (answer.problem().status() == BUSY.status()) {
        call.response().putHeader("Retry-After", "60");
      }
      routes.refuse().accept(call, answer.problem());
      return;
    }
    call.response()
        .putHeader("Content-Disposition", "attachment; filename=\"" + answer.fileName() + "\"")
        .putHeader("X-Robots-Tag", "noindex");
    Responses.send(call, 200, answer.body().get(), Responses.REVALIDATE);
  }

  private Answer answer(RoutingContext call, String edition) {
    try {
      Bytes book = publisher.book(request(call, edition));
      String type = edition.equals("epub") ? "application/epub+zip" : "application/" + edition;
      ResponseBody body = ResponseBody.of(type, book.toArray());
      return new Answer(Optional.of(body), HttpProblem.FAULT, "posts." + edition);
    } catch (RefusedException e) {
      return new Answer(Optional.empty(), e.problem, "");
    } catch (OffprintException e) {
      return new Answer(Optional.empty(), refusal(e.getMessage()), "");
    }
  }

  private static HttpProblem refusal(String detail) {
    return new HttpProblem(422, "No book was made", detail);
  }

  private ReaderBookRequest request(RoutingContext call, String edition) throws RefusedException {
    List<String> ticked = call.queryParams().getAll("post");
    Optional<LocalDate> since = since(call);
    CatalogQuery query = OpdsRoutes.query(call).onPage(1);
    List<String> sources =
        ticked.isEmpty()
            ? catalog.find(query, Integer.MAX_VALUE).items().stream()
                .filter(item -> since.isEmpty() || isSince(item, since.get()))
                .map(CatalogItem::source)
                .toList()
            : ticked;
    if (sources.isEmpty()) {
      throw new RefusedException(refusal("No post fits. Choose other words, tags or dates."));
    }
    if (sources.size() > PageRenderer.BOOK_POSTS) {
      throw new RefusedException(
          refusal(
              "A book has at most "
                  + PageRenderer.BOOK_POSTS
                  + " posts, and these are "
                  + sources.size()
                  + ". Choose fewer."));
    }
    Optional<String> given = givenTitle(call);
    return new ReaderBookRequest(
        edition,
        given.orElseGet(() -> title(query, ticked, since)),
        inOrder(sources),
        given.isEmpty());
  }

  // The posts of a book are read from the oldest to the newest.
  private List<String> inOrder(List<String> sources) {
    CatalogQuery oldest = CatalogQuery.of(name -> name.equals("sort") ? "oldest" : "");
    List<String> all =
        catalog.find(oldest, Integer.MAX_VALUE).items().stream().map(CatalogItem::source).toList();
    return all.stream().filter(sources::contains).toList();
  }

  private static Optional<String> givenTitle(RoutingContext call) {
    return Optional.ofNullable(call.queryParams().get("title"))
        .map(String::strip)
        .filter(title -> !title.isEmpty())
        .map(title -> title.substring(0, Math.min(title.length(), CatalogQuery.MAX_LENGTH)));
  }

  private String title(CatalogQuery query, List<String> ticked, Optional<LocalDate> since) {
    StringBuilder title = new StringBuilder(publisher.site().title());
    if (!ticked.isEmpty()) {
      return title.append(": ").append(ticked.size()).append(" chosen posts").toString();
    }
    if (!query.words().isEmpty()) {
      title.append(": ").append(query.words());
    }
    since.ifPresent(day -> title.append(", since ").append(day));
    return title.toString();
  }

  private static Optional<LocalDate> since(RoutingContext call) throws RefusedException {
    String day = call.queryParams().get("since");
    if (day == null || day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      throw new RefusedException(
          new HttpProblem(400, "Invalid date", "Write since as a day, such as 2024-01-31."));
    }
  }

  private static boolean isSince(CatalogItem item, LocalDate day) {
    return item.date()
        .filter(date -> !date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().isBefore(day))
        .isPresent();
  }
}
