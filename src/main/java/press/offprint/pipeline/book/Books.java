package press.offprint.pipeline.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.ServerAddresses;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.guard.CollectionGuard;
import press.offprint.pipeline.plan.BookJob;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.record.BookReceipts;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.record.Unpublisher;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;
import press.offprint.pipeline.state.RetrySchedule;

/**
 * The books of a site: it finds the stale ones, reads their posts, and stores their files. In
 * routes this bean is {@code books}.
 */
public final class Books {
  private final BookPlanner planner;
  private final BookReader reader;
  private final EditionRoutes editions;
  private final CatalogCache catalog;
  private final Unpublisher unpublisher;
  private final OutputFolder output;
  private final BookReceipts receipts;
  private final RetrySchedule retries;
  private final StopFlag stop;
  private final RunInspector inspector;
  private final CollectionGuard guard;

  // Null before the first run.
  private volatile BuildPlan latest;
  private volatile List<BookJob> unchanged = List.of();

  Books(
      BookPlanner planner,
      BookReader reader,
      EditionRoutes editions,
      CatalogCache catalog,
      Unpublisher unpublisher,
      OutputFolder output,
      BookReceipts receipts,
      RetrySchedule retries,
      StopFlag stop,
      RunInspector inspector,
      CollectionGuard guard) {
    this.guard = guard;
    this.inspector = inspector;
    this.planner = planner;
    this.reader = reader;
    this.editions = editions;
    this.catalog = catalog;
    this.unpublisher = unpublisher;
    this.output = output;
    this.receipts = receipts;
    this.retries = retries;
    this.stop = stop;
  }

  /** Returns the plan of the latest run; empty before the first. */
  Optional<BuildPlan> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Returns the books to make after the posts of a run, for the route that splits them. The other
   * books are reported, and those that are defined no longer are removed.
   */
  public List<BookJob> jobs(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    ExchangeKey.PLAN.set(exchange, plan);
    latest = plan;
    if (planner.isIdle(plan) || stop.isRequested() || inspector.holdsSite()) {
      return List.of();
    }
    planner.issues().close(plan);
    retries.alsoAt(planner.untilMillis());
    List<BookJob> jobs = planner.plan(plan);
    // A post that became the definition of a book has its files no longer.
    jobs.stream()
        .map(BookJob::source)
        .filter(source -> catalog.find(source).isPresent())
        .forEach(source -> unpublisher.remove(Set.of(source)));
    receipts.withdraw(planner.removed(plan, jobs));
    List<BookJob> stale = new ArrayList<>();
    for (BookJob job : jobs) {
      if (job.stale().isEmpty()) {
        receipts.unchanged(job);
      } else {
        stale.add(job);
      }
    }
    return stale;
  }

  /** Reports the books of a run in which nothing was stale. */
  public void report(BuildPlan plan) {
    latest = plan;
    retries.alsoAt(planner.untilMillis());
    unchanged = planner.plan(plan);
    unchanged.forEach(receipts::unchanged);
  }

  /** Returns true if a book is stale now, or is to be removed. */
  public boolean isStale(BuildPlan plan) {
    if (planner.isIdle(plan)) {
      return false;
    }
    List<BookJob> jobs = planner.plan(plan);
    return planner.issues().isDue(plan)
        || !planner.removed(plan, jobs).isEmpty()
        || jobs.stream().anyMatch(job -> !job.stale().isEmpty());
  }

  /** Returns true if no book is rejected, after {@link #report}. */
  public boolean isAccepted() {
    return unchanged.stream().allMatch(job -> job.problems().isEmpty() && !hasFailed(job.source()));
  }

  private boolean hasFailed(String source) {
    return catalog
        .findBook(source)
        .filter(entry -> entry.status() != press.offprint.catalog.entry.EntryStatus.PUBLISHED)
        .isPresent();
  }

  /** Returns the next time at which a book is stale though nothing changed. */
  public long untilMillis() {
    return planner.untilMillis();
  }

  /** Turns the {@link BookJob} in the body into a {@link Publication} or a rejection. */
  public void read(Exchange exchange) {
    BookJob job = exchange.getMessage().getBody(BookJob.class);
    ExchangeKey.BOOK.set(exchange, job);
    ExchangeKey.STARTED.set(exchange, System.nanoTime());
    ReadResult<BookReader.ReadBook> book = reader.read(job, ExchangeKey.PLAN.get(exchange));
    Optional<BookReader.ReadBook> accepted = book.accepted();
    if (accepted.isPresent()) {
      ExchangeKey.BOOK.set(exchange, accepted.get().job());
      ExchangeKey.PUBLICATION.set(exchange, accepted.get().publication());
      exchange.getMessage().setBody(accepted.get().publication());
    } else {
      exchange.getMessage().setBody(new PostRejection(book.rejections()));
    }
  }

  /** Returns the endpoints of the stale editions of a book. */
  public List<String> editions(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Publication
        ? editions.endpoints(EditionRoutes.ISSUE, ExchangeKey.BOOK.get(exchange).stale())
        : List.of();
  }

  /**
   * Stores the {@link BranchResults} in the body, all or none, and records the book.
   *
   * @throws press.offprint.pipeline.disk.StoreException if the disk cannot be written; the error
   *     policy of the routes tries again
   */
  public void store(Exchange exchange) {
    BookJob job = ExchangeKey.BOOK.get(exchange);
    long millis = ExchangeKey.millis(exchange);
    if (stop.isRequested()) {
      return; // The next run makes the book.
    }
    if (!(exchange.getMessage().getBody() instanceof BranchResults results)) {
      PostRejection rejection = exchange.getMessage().getBody(PostRejection.class);
      receipts.rejected(job, rejection.problems(), millis);
      return;
    }
    List<Problem> problems = new ArrayList<>();
    if (!results.failures().isEmpty()) {
      BranchFailures.of(results.failures())
          .problems()
          .forEach(problem -> problems.add(ofBook(job, problem)));
    }
    problems.addAll(conflicts(job, results));
    Publication book = ExchangeKey.PUBLICATION.get(exchange);
    if (problems.isEmpty()) {
      guard.holdBook(job, book, results).ifPresent(problems::add);
    }
    if (problems.isEmpty()) {
      RenditionStore.store(output, results.renditions());
      receipts.published(job, book, results, millis);
    } else {
      receipts.rejected(job, problems, millis);
    }
  }

  // The messages of editions are about posts.
  private static Problem ofBook(BookJob job, Problem problem) {
    return new Problem(
        problem.code(),
        problem.severity(),
        "The book " + job.spec().name() + ": " + problem.message(),
        job.spec().line(),
        0,
        problem.hint());
  }

  /** Records a book whose route failed outside of its branches. */
  public void failed(Exchange exchange, Throwable reason) {
    BookJob job = ExchangeKey.BOOK.get(exchange);
    if (job != null && !stop.isRequested()) {
      receipts.rejected(
          job, BranchFailures.of(List.of(reason)).problems(), ExchangeKey.millis(exchange));
    } else if (job == null) {
      throw new IllegalStateException("A book failed before it was read", reason);
    }
  }

  private List<Problem> conflicts(BookJob job, BranchResults results) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (Rendition rendition : results.renditions()) {
      Optional<String> owner =
          catalog.owner(rendition.path()).filter(source -> !source.equals(job.source()));
      String twin = owners.put(rendition.path(), rendition.edition());
      if (owner.isPresent() || twin != null || ServerAddresses.isReserved(rendition.path())) {
        problems.add(
            Problem.error(
                ProblemCode.SLUG_CONFLICT,
                job.spec().line(),
                "The book "
                    + job.spec().name()
                    + " has the file "
                    + rendition.path()
                    + " of "
                    + owner.orElse(twin == null ? "the web server" : "another edition")
                    + ".",
                "Rename the book."));
      }
    }
    return problems;
  }
}
