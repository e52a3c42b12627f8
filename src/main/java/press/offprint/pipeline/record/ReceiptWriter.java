package press.offprint.pipeline.record;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.site.PostHeader;
import press.offprint.model.Article;
import press.offprint.model.Dependency;
import press.offprint.model.Problem;
import press.offprint.model.ProblemCode;
import press.offprint.model.Rendition;
import press.offprint.model.RenditionInfo;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.DependencyHashes;
import press.offprint.pipeline.plan.MetadataCacheValidity;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.ScannedPost;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.site.SiteExchange;
import press.offprint.pipeline.site.SiteOutput;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;
import press.offprint.pipeline.state.RetrySchedule;
import press.offprint.pipeline.state.StaleFiles;

/** Writes down how each source ended: in the catalog, and to whoever listens. */
public final class ReceiptWriter {
  private final CatalogCache catalog;
  private final OutputFolder output;
  private final RunListener listener;
  private final DependencyHashes stamps;
  private final MetadataCacheValidity cacheValidity;
  private final RetrySchedule retries;
  private final SiteOutput siteOutput;
  private final boolean strict;
  private final StopFlag stop;
  private final Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);
  private final StaleFiles leftovers;
  private boolean fault;
  private boolean quiet;
  private String broken = "";
  private RunListener client = RunRequest.NOBODY;
  private long started = System.nanoTime();

  public ReceiptWriter(
      Publisher.Room room,
      RunListener listener,
      DependencyHashes stamps,
      MetadataCacheValidity cacheValidity) {
    this.catalog = room.catalog();
    this.output = room.output();
    this.strict = room.settings().strict();
    this.stamps = stamps;
    this.cacheValidity = cacheValidity;
    this.leftovers = new StaleFiles(room.catalog(), room.output());
    this.retries = room.retries();
    this.stop = room.stop();
    this.siteOutput = new SiteOutput(room.catalog(), room.output());
    this.listener = listener;
  }

  /** From now on, sources that nothing happened to get no receipt: for runs that repeat. */
  public synchronized void onlyWhatHappens() {
    quiet = true;
    retries.bePatient();
  }

  public synchronized void begin(int total, RunListener orderedBy) {
    client = orderedBy;
    counts.clear();
    fault = false;
    started = System.nanoTime();
    if (!quiet) {
      listener.begins(total);
    }
    client.begins(total);
  }

  public synchronized void queued(List<PostJob> jobs) {
    listener.queued(jobs.stream().map(PostJob::source).toList());
  }

  public synchronized void begun(PostJob job) {
    listener.begun(job.source(), job.editions());
  }

  public synchronized void made(PostJob job, String edition, long millis) {
    listener.made(job.source(), edition, millis);
  }

  /**
   * Ends the run, and leaves its summary in the body: what is known is on disk, and the listener
   * has the summary.
   */
  public void close(Exchange exchange) {
    BranchResults results =
        exchange.getMessage().getBody() instanceof BranchResults m ? m : BranchResults.NOTHING;
    Map<String, String> due = SiteExchange.due(exchange);
    List<RenditionInfo> downloads = new ArrayList<>();
    results.renditions().forEach(rendition -> downloads.add(rendition.download()));
    siteOutput.file(results, due, SiteExchange.progress(exchange));
    PostRejection failed = BranchFailures.of(results.failures());
    List<Problem> problems = new ArrayList<>(failed.problems());
    problems.addAll(results.problems());
    results.renditions().forEach(rendition -> problems.addAll(rendition.problems()));
    leftovers.remove();
    catalog.flush();
    cacheValidity.end();
    output.settle(catalog::files);
    exchange.getMessage().setBody(finish(downloads, problems, failed.fault()));
  }

  /** Whether no source wants another look without being changed. */
  public boolean isSettled() {
    return retries.millisToNext().isEmpty();
  }

  /** Ends a run in which nothing was due. */
  public RunSummary closeUntouched() {
    catalog.flush();
    cacheValidity.end();
    return finish(List.of(), List.of(), false);
  }

  /**
   * Notes that a run could not come to its end; while watching nobody else would hear of it.
   *
   * @param why told once, however often it is the same
   */
  public synchronized void reportFailure(String why) {
    if (quiet && !stop.isRequested() && !why.equals(broken)) {
      listener.notice(why + " It is tried again.");
    }
    broken = why;
  }

  private synchronized RunSummary finish(
      List<RenditionInfo> made, List<Problem> problems, boolean ours) {
    retries.end();
    if (quiet && !broken.isEmpty()) {
      listener.notice("It went through now.");
    }
    broken = "";
    long millis = (System.nanoTime() - started) / 1_000_000;
    RunSummary summary = new RunSummary(counts, made, problems, fault || ours, millis);
    boolean nothing = counts.isEmpty() && made.isEmpty() && problems.isEmpty();
    if (!quiet || !nothing) {
      listener.closes(summary);
    }
    client.closes(summary);
    client = RunRequest.NOBODY;
    return summary;
  }

  /** Ends a post that went through the routes: published, or rejected. */
  public void write(Exchange exchange) {
    PostJob job = PostJob.of(exchange);
    long millis = PostExchange.millis(exchange);
    Object body = exchange.getMessage().getBody();
    if (body instanceof BranchResults results) {
      published(job, PostExchange.publication(exchange).article(), results, millis, exchange);
    } else if (body instanceof PostRejection rejected) {
      rejected(job, rejected, exchange);
    } else {
      throw new IllegalStateException("A post ended as " + body);
    }
  }

  /** Ends a post whose route failed outside of its branches. */
  public void failed(Exchange exchange, Throwable failure) {
    rejected(PostJob.of(exchange), BranchFailures.of(List.of(failure)), exchange);
  }

  private void published(
      PostJob job, Article article, BranchResults results, long millis, Exchange exchange) {
    List<StoredRendition> stored = new ArrayList<>();
    for (Rendition rendition : results.renditions()) {
      stored.add(
          new StoredRendition(
              rendition.download(),
              stamps.madeFrom(rendition.edition(), article, PostExchange.fingerprint(exchange)),
              rendition.companions().stream().map(Rendition::path).toList()));
    }
    keepOthers(job, article, stored);
    List<Problem> warnings = RenditionStore.warnings(PostExchange.publication(exchange), results);
    CatalogEntry entry =
        new CatalogEntry(
            job.source(),
            PostExchange.stamp(exchange),
            PostExchange.fingerprint(exchange),
            press.offprint.catalog.entry.EntryStatus.PUBLISHED,
            article.path(),
            job.header().aliases(),
            LazyMetadata.of(article.metadata()),
            warnings,
            DependencyHashes.of(article.dependencies(), PostExchange.files(exchange)),
            stored,
            article.words(),
            millis,
            stamps.now());
    job.previous().ifPresent(before -> leftovers.of(before, entry));
    catalog.put(entry);
    retries.forget(job.source());
    report(
        new Receipt(
            job.source(), ReceiptStatus.PUBLISHED, warnings, entry.downloads(), millis, false));
  }

  // Editions that were not due keep what they have, as long as the post keeps its place.
  private static void keepOthers(PostJob job, Article article, List<StoredRendition> stored) {
    job.previous()
        .filter(before -> before.path().equals(article.path()))
        .ifPresent(
            before ->
                before.renditions().stream()
                    .filter(old -> !job.editions().contains(old.download().edition()))
                    .forEach(stored::add));
  }

  private void rejected(PostJob job, PostRejection rejected, Exchange exchange) {
    if (stop.isRequested()) {
      return; // It was interrupted, or may have been: the next run tells.
    }
    String fingerprint = PostExchange.fingerprint(exchange);
    long millis = PostExchange.millis(exchange);
    List<Dependency> dependencies =
        Optional.ofNullable(PostExchange.publication(exchange))
            .map(publication -> publication.article().dependencies())
            .orElse(List.of());
    file(
        new ScannedPost(
            job.file(), Optional.of(job.header()), List.of(), fingerprint, false, job.previous()),
        rejected.problems(),
        dependencies.isEmpty()
            ? List.of()
            : DependencyHashes.of(dependencies, PostExchange.files(exchange)));
    retries.failed(
        job.source(),
        stamps.inputHash(job.editions(), job.header().path(), fingerprint, dependencies),
        rejected);
    report(
        new Receipt(
            job.source(),
            ReceiptStatus.REJECTED,
            rejected.problems(),
            List.of(),
            millis,
            rejected.fault()));
  }

  /** Rejects a source that never became a job. */
  public void reject(ScannedPost scanned, List<Problem> problems) {
    boolean known =
        scanned
            .previous()
            .filter(e -> e.status() == press.offprint.catalog.entry.EntryStatus.REJECTED)
            .filter(e -> e.problems().equals(problems))
            .isPresent();
    if (!known) {
      file(scanned, problems, List.of());
    }
    Receipt receipt =
        new Receipt(scanned.source(), ReceiptStatus.REJECTED, problems, List.of(), 0, false);
    if (known) {
      reportUnchanged(receipt);
    } else {
      report(receipt);
    }
  }

  /** Leaves a post alone that failed before and is made from the same things still. */
  public void skip(ScannedPost scanned) {
    List<Problem> problems = scanned.previous().map(CatalogEntry::problems).orElse(List.of());
    boolean ours = problems.stream().anyMatch(p -> p.code() == ProblemCode.EDITION_FAILED);
    reportUnchanged(
        new Receipt(scanned.source(), ReceiptStatus.REJECTED, problems, List.of(), 0, ours));
  }

  // What was published of a post before it broke stays published, and is still known.
  private void file(
      ScannedPost scanned, List<Problem> problems, List<StampedDependency> dependencies) {
    Optional<CatalogEntry> standing = scanned.previous().filter(e -> !e.renditions().isEmpty());
    Optional<PostHeader> header = scanned.header();
    catalog.put(
        new CatalogEntry(
            scanned.source(),
            scanned.file().stamp(),
            scanned.fingerprint(),
            press.offprint.catalog.entry.EntryStatus.REJECTED,
            standing.map(CatalogEntry::path).or(() -> header.map(PostHeader::path)).orElse(""),
            standing.map(CatalogEntry::aliases).orElse(List.of()),
            standing
                .map(CatalogEntry::metadata)
                .or(() -> header.map(PostHeader::metadata).map(LazyMetadata::of))
                .orElse(LazyMetadata.NONE),
            problems,
            dependencies,
            standing.map(CatalogEntry::renditions).orElse(List.of()),
            standing.map(CatalogEntry::words).orElse(0),
            0,
            standing.map(CatalogEntry::publishedAt).orElse(0L)));
  }

  public void unchanged(ScannedPost scanned) {
    if (scanned.previous().isEmpty()) {
      // New, but of a post nothing is asked for.
      Receipt none =
          new Receipt(scanned.source(), ReceiptStatus.UNCHANGED, List.of(), List.of(), 0, false);
      reportUnchanged(none);
      return;
    }
    CatalogEntry entry = scanned.previous().get();
    CatalogEntry now = scanned.now(entry);
    if (!entry.equals(now)) {
      catalog.put(now);
    }
    boolean refused = strict && !entry.problems().isEmpty();
    ReceiptStatus status = refused ? ReceiptStatus.REJECTED : ReceiptStatus.UNCHANGED;
    reportUnchanged(
        new Receipt(entry.source(), status, entry.problems(), entry.downloads(), 0, false));
  }

  void ignored(ScannedPost scanned, boolean withdrawn) {
    if (withdrawn) {
      report(
          new Receipt(scanned.source(), ReceiptStatus.WITHDRAWN, List.of(), List.of(), 0, false));
    } else {
      reportUnchanged(
          new Receipt(scanned.source(), ReceiptStatus.IGNORED, List.of(), List.of(), 0, false));
    }
  }

  void withdrawn(CatalogEntry entry) {
    retries.forget(entry.source());
    Receipt receipt =
        new Receipt(entry.source(), ReceiptStatus.WITHDRAWN, List.of(), List.of(), 0, false);
    if (entry.renditions().isEmpty()) {
      reportUnchanged(receipt);
    } else {
      report(receipt);
    }
  }

  /** Tells of a source to which nothing happened: to whoever ordered this run, at least. */
  private synchronized void reportUnchanged(Receipt receipt) {
    if (!quiet) {
      report(receipt);
    } else if (!client.equals(RunRequest.NOBODY)) {
      counts.merge(receipt.status(), 1, Integer::sum);
      client.ended(receipt);
    }
  }

  private synchronized void report(Receipt receipt) {
    counts.merge(receipt.status(), 1, Integer::sum);
    fault |= receipt.fault();
    listener.ended(receipt);
    client.ended(receipt);
  }
}
