package press.offprint.web;

import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;
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
  private final Publisher publisher;
  private final PublishedCatalog catalog;
  private final ReaderBookQueue queue;

  ReaderBookRoutes(Publisher publisher, PublishedCatalog catalog, ReaderBookQueue queue) {
    this.publisher = publisher;
    this.catalog = catalog;
    this.queue = queue;
  }

  /**
   * Returns the editions that a book of chosen posts can have: all but the page about a book and
   * the variants, which the configuration makes for its books.
   */
  static List<String> editions(Publisher publisher) {
    return publisher.bookEditions().stream()
        .filter(edition -> !edition.equals(PAGE))
        .filter(
            edition ->
                publisher.site().variants().stream()
                    .noneMatch(variant -> variant.isOfBooks() && variant.name().equals(edition)))
        .toList();
  }

  void add(Routes routes) {
    for (String edition : editions(publisher)) {
      routes
          .get(ServerAddresses.PREFIX + "book." + edition)
          .handler(
              call ->
                  queue.make(
                      routes,
                      call,
                      () -> request(call, edition),
                      (request, body) -> send(call, edition, body)));
    }
  }

  private static void send(RoutingContext call, String edition, ResponseBody body) {
    call.response()
        .putHeader("Content-Disposition", "attachment; filename=\"posts." + edition + "\"")
        .putHeader("X-Robots-Tag", "noindex");
    Responses.send(call, 200, body, Responses.REVALIDATE);
  }

  private ReaderBookRequest request(RoutingContext call, String edition)
      throws ReaderBookQueue.RefusedException {
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
      throw ReaderBookQueue.RefusedException.of("No post fits. Choose other words, tags or dates.");
    }
    if (sources.size() > PageRenderer.BOOK_POSTS) {
      throw ReaderBookQueue.RefusedException.of(
          "A book has at most "
              + PageRenderer.BOOK_POSTS
              + " posts, and these are "
              + sources.size()
              + ". Choose fewer.");
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

  private static Optional<LocalDate> since(RoutingContext call)
      throws ReaderBookQueue.RefusedException {
    String day = call.queryParams().get("since");
    if (day == null || day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      throw new ReaderBookQueue.RefusedException(
          new HttpProblem(400, "Invalid date", "Write since as a day, such as 2024-01-31."));
    }
  }

  private static boolean isSince(CatalogItem item, LocalDate day) {
    return item.date()
        .filter(date -> !date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().isBefore(day))
        .isPresent();
  }
}
