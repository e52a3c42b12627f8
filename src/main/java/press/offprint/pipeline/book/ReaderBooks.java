package press.offprint.pipeline.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import press.offprint.content.book.BookPost;
import press.offprint.content.book.BookSpec;
import press.offprint.content.book.PartSpec;
import press.offprint.content.book.SelectedBook;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.ReaderBookRequest;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;

/**
 * The books of posts that readers of the server choose. They are no files of the site: no run makes
 * them, and no list names them. Safe for many threads. In routes this bean is {@code readerBooks}.
 */
public final class ReaderBooks {
  private static final int NAME_LENGTH = 12;

  private final Site site;
  private final CatalogCache catalog;
  private final BookReader reader;
  private final EditionRoutes editions;
  private final EditionFingerprints fingerprints;
  private final Supplier<Optional<BuildPlan>> plan;

  ReaderBooks(
      Site site,
      CatalogCache catalog,
      BookReader reader,
      EditionRoutes editions,
      EditionFingerprints fingerprints,
      Supplier<Optional<BuildPlan>> plan) {
    this.site = site;
    this.catalog = catalog;
    this.reader = reader;
    this.editions = editions;
    this.fingerprints = fingerprints;
    this.plan = plan;
  }

  /**
   * Returns the book to make; the hash of its edition changes with each of its inputs.
   *
   * @throws OffprintException if no such edition, or none of the posts, is published
   */
  public BookJob job(ReaderBookRequest request) {
    if (!editions.names("book").contains(request.edition())) {
      throw new OffprintException(
          "There is no route book-" + request.edition() + ". Ask for another format.");
    }
    BuildPlan latest = plan();
    Set<String> found = new HashSet<>();
    latest.files().forEach(file -> found.add(file.source()));
    Set<String> held = catalog.held().keySet();
    List<BookPost> posts =
        request.sources().stream()
            .distinct()
            .filter(found::contains)
            // A held post shows an earlier version, and its source is not that version.
            .filter(source -> !held.contains(source))
            .flatMap(source -> catalog.find(source).stream())
            .flatMap(entry -> PublishedPosts.of(entry).stream())
            .toList();
    if (posts.isEmpty()) {
      throw new OffprintException("None of these posts is published. Choose other posts.");
    }
    List<String> sources = posts.stream().map(BookPost::source).toList();
    // Two choices of posts are two books, also for a reading system.
    String name =
        "selection-"
            + Bytes.utf8(request.title() + "\n" + String.join("\n", sources))
                .sha256()
                .substring(0, NAME_LENGTH);
    BookSpec spec =
        new BookSpec(
            name,
            "",
            0,
            Map.of("title", request.title()),
            List.of(),
            "date",
            new PartSpec("", 0, List.of(), Map.of(), List.of(), ""),
            "",
            false);
    SelectedBook selected = new SelectedBook(posts, List.of(), List.of());
    Map<String, String> hashes =
        new BookInputs(site, catalog, List.of(request.edition()), latest)
            .hashes(e -> fingerprints.of("book-" + e), spec, selected, Optional.empty());
    String source = "books/" + name;
    return new BookJob(
        spec,
        source,
        source,
        selected,
        Optional.empty(),
        List.of(),
        hashes,
        Set.of(request.edition()),
        List.of());
  }

  private BuildPlan plan() {
    return plan.get()
        .orElseThrow(() -> new OffprintException("The first run has not ended. Try again soon."));
  }

  /** Returns the names of the editions of books, sorted. */
  public Set<String> names() {
    return new TreeSet<>(editions.names("book"));
  }

  /** Turns the {@link BookJob} in the body into a {@link Publication} or a rejection. */
  public void read(Exchange exchange) {
    BookJob job = exchange.getMessage().getBody(BookJob.class);
    ExchangeKey.BOOK.set(exchange, job);
    ReadResult<BookReader.ReadBook> book = reader.read(job, plan());
    exchange
        .getMessage()
        .setBody(
            book.accepted().isPresent()
                ? book.accepted().get().publication()
                : new PostRejection(book.rejections()));
  }

  /** Returns the endpoint of the edition of a book. */
  public List<String> editions(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Publication
        ? editions.endpoints("book", ExchangeKey.BOOK.get(exchange).stale())
        : List.of();
  }
}
