package press.offprint.pipeline.record;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Dependency;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.plan.scan.MetadataCacheValidity;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;
import press.offprint.pipeline.state.RetrySchedule;
import press.offprint.pipeline.state.StaleFiles;

/**
 * Records the result of every source in the catalog, and has it reported. In routes this bean is
 * {@code receipts}.
 */
public final class ReceiptWriter {
  private final CatalogCache catalog;
  private final OutputFolder output;
  private final RetrySchedule retries;
  private final StaleFiles staleFiles;
  private final PostInputs inputs;
  private final MetadataCacheValidity cacheValidity;
  private final DroppedEditions dropped;
  private final StopFlag stop;
  private final CatalogEntries entries;
  private final DecisionRecorder decisions;
  private final PublicationRecorder publications;
  private final CopiesRecorder copies;
  private final RunInspector inspector;
  private final RunReporter reporter;
  private final Acceptance acceptance;
  private final Site site;
  private volatile boolean complete;
  private volatile boolean forced;
  private volatile List<Problem> ofSite = List.of();

  public ReceiptWriter(
      Site site,
      CatalogCache catalog,
      OutputFolder output,
      RetrySchedule retries,
      PostInputs inputs,
      MetadataCacheValidity cacheValidity,
      DroppedEditions dropped,
      StopFlag stop,
      InstantSource clock,
      RunReporter reporter,
      Acceptance acceptance,
      PublicationRecorder publications,
      RunInspector inspector) {
    this.inspector = inspector;
    this.site = site;
    this.catalog = catalog;
    this.output = output;
    this.retries = retries;
    this.staleFiles = new StaleFiles(catalog, output);
    this.inputs = inputs;
    this.cacheValidity = cacheValidity;
    this.dropped = dropped;
    this.stop = stop;
    this.entries = new CatalogEntries(inputs, clock);
    this.publications = publications;
    this.copies =
        new CopiesRecorder(
            catalog, output, staleFiles, publications, inspector, reporter, stop, clock);
    this.reporter = reporter;
    this.acceptance = acceptance;
    this.decisions =
        new DecisionRecorder(
            catalog,
            output,
            retries,
            inputs.strict(),
            publications,
            inspector,
            reporter,
            acceptance);
  }

  /**
   * Starts a run: withdraws dropped editions, and records every decision of its plan that needs no
   * build.
   */
  public void apply(BuildPlan plan) {
    dropped.withdraw(plan);
    complete = plan.complete();
    forced = plan.isForced();
    ofSite = complete ? plan.siteIndex().navigation(site).problems() : List.of();
    cacheValidity.begin(plan.scan(), plan.complete());
    boolean unsettled =
        plan.all(Decision.Wait.class)
            .anyMatch(wait -> !plan.outcomes().waiting().contains(wait.source()));
    retries.planned(unsettled, plan.untilMillis());
    if (plan.complete()) {
      retries.retain(
          plan.scan().posts().stream().map(ScannedPost::source).collect(Collectors.toSet()));
    }
    inspector.begin(plan);
    long waiting = plan.all(Decision.Wait.class).count() + plan.all(Decision.Hold.class).count();
    reporter.begin((int) (plan.decisions().size() - waiting), plan.request(), plan.startedAt());
    reporter.reportHeld(plan.notice());
    reporter.reportUnread(plan.scan().unread());
    plan.decisions().forEach(decisions::record);
    reporter.queued(plan.builds().stream().map(Decision.Build::source).toList());
  }

  void withdrawn(CatalogEntry entry) {
    publications.removed(entry);
    retries.forget(entry.source());
    Receipt receipt = new Receipt(entry.source(), ReceiptStatus.WITHDRAWN, List.of());
    if (entry.renditions().isEmpty()) {
      reporter.reportUnchanged(receipt);
    } else {
      inspector.withdrawn(entry.source());
      reporter.report(receipt);
    }
  }

  /**
   * Records a post at the end of its route: published or rejected. One that is postponed or staged
   * has no receipt.
   */
  public void write(Exchange exchange) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    ReadPost read = ExchangeKey.READ.get(exchange, ReadPost.NOTHING);
    long millis = ExchangeKey.millis(exchange);
    String worker = ExchangeKey.WORKER.get(exchange, "");
    Object body = exchange.getMessage().getBody();
    if (job.copies()) {
      copies.write(job, read, body, millis);
      return;
    }
    if (body instanceof BranchResults results && results.isPostponed()) {
      return; // A later run publishes the post, or rejects it.
    }
    if (body instanceof BranchResults results) {
      recordPublished(job, read, results, millis, worker);
    } else if (body instanceof PostRejection rejection) {
      recordRejected(job, read, rejection, millis, worker);
    } else if (!(body instanceof StagedPost)) {
      throw new IllegalStateException("A post ended as " + body);
    }
  }

  /** Records a post whose route failed outside of its branches. */
  public void failed(Exchange exchange, Throwable reason) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    PostRejection rejection = BranchFailures.of(List.of(reason));
    if (job.copies()) {
      copies.failed(job, rejection);
      return;
    }
    recordRejected(
        job,
        ExchangeKey.READ.get(exchange, ReadPost.NOTHING),
        rejection,
        ExchangeKey.millis(exchange),
        ExchangeKey.WORKER.get(exchange, ""));
  }

  private void recordPublished(
      PostJob job, ReadPost read, BranchResults results, long millis, String worker) {
    Optional<CatalogEntry> before = catalog.find(job.source());
    CatalogEntry entry = entries.published(job, read, results, before, millis);
    before.ifPresent(old -> staleFiles.removeFormer(old, entry));
    publications.published(before, entry, results.renditions(), forced);
    inspector.published(new StagedPost(job, read, results, millis));
    retries.forget(job.source());
    reporter.report(
        new Receipt(
                job.source(),
                ReceiptStatus.PUBLISHED,
                acceptance.of(job.source(), job.header().metadata().fields(), entry.problems()),
                entry.downloads(),
                millis)
            .madeBy(worker)
            .awaiting(entry.outstanding()));
  }

  /** Records a post whose renditions are held; its earlier ones stay published. */
  public void held(StagedPost post, Problem reason) {
    PostRejection rejection = new PostRejection(List.of(reason));
    recordFailed(post.job(), post.read(), rejection, post.millis(), "", inputsOf(post));
  }

  /**
   * Records a post that waits before it is made; its earlier renditions stay published.
   *
   * @param inputsHash the hash of all its inputs
   */
  public void held(Decision.Build build, String inputsHash, Problem reason) {
    PostRejection rejection = new PostRejection(List.of(reason));
    List<StampedDependency> dependencies =
        build.post().previous().map(CatalogEntry::dependencies).orElse(List.of());
    catalog.put(CatalogEntries.rejected(build.post(), rejection.problems(), dependencies));
    retries.failed(build.source(), inputsHash, rejection);
    reporter.report(
        new Receipt(
            build.source(),
            ReceiptStatus.REJECTED,
            acceptance.of(
                build.source(), build.header().metadata().fields(), rejection.problems())));
  }

  /**
   * Returns the hash of all inputs of a post, as it is stored if the post is held. All editions of
   * a rejected post are stale in the next run, also those that are not made in this one.
   */
  public String inputsOf(StagedPost post) {
    Set<String> editions = new TreeSet<>(post.job().editions());
    catalog
        .find(post.source())
        .ifPresent(entry -> entry.downloads().forEach(file -> editions.add(file.edition())));
    return inputsOf(post.job(), post.read(), editions);
  }

  private String inputsOf(PostJob job, ReadPost read, Set<String> editions) {
    List<Dependency> dependencies =
        read.dependencies().stream().map(StampedDependency::dependency).toList();
    return inputs.attemptHash(editions, job.header().path(), read.fingerprint(), dependencies);
  }

  private void recordRejected(
      PostJob job, ReadPost read, PostRejection rejection, long millis, String worker) {
    if (!stop.isRequested()) {
      inspector.rejected(job.source());
    }
    String inputsHash = inputsOf(job, read, job.editions());
    recordFailed(job, read, rejection, millis, worker, inputsHash);
  }

  private void recordFailed(
      PostJob job,
      ReadPost read,
      PostRejection rejection,
      long millis,
      String worker,
      String inputsHash) {
    if (stop.isRequested()) {
      return; // The post may have been interrupted. The next run reports it.
    }
    ScannedPost post =
        new ScannedPost(
            job.file(),
            Optional.of(job.header()),
            List.of(),
            read.fingerprint(),
            false,
            catalog.find(job.source()));
    catalog.put(CatalogEntries.rejected(post, rejection.problems(), read.dependencies()));
    retries.failed(job.source(), inputsHash, rejection);
    reporter.report(
        new Receipt(
                job.source(),
                ReceiptStatus.REJECTED,
                acceptance.of(job.source(), job.header().metadata().fields(), rejection.problems()),
                List.of(),
                millis)
            .madeBy(worker));
  }

  /** Ends a run in which nothing was stale. */
  public RunSummary endUnchanged() {
    return end(List.of(), BranchResults.NOTHING);
  }

  /**
   * Ends a run: removes stale files, writes the catalog and reports the summary.
   *
   * @param files the files of the whole site
   * @param results of the site editions
   */
  public RunSummary end(List<RenditionInfo> files, BranchResults results) {
    PostRejection failures = BranchFailures.of(results.failures());
    List<Problem> problems = new ArrayList<>(failures.problems());
    problems.addAll(results.problems());
    results.renditions().forEach(rendition -> problems.addAll(rendition.problems()));
    List<Problem> unused = acceptance.unused(false);
    problems.addAll(complete ? unused : List.of());
    problems.addAll(ofSite);
    problems.addAll(inspector.end());
    List<Problem> ofCopies = copies.end();
    problems.addAll(ofCopies);
    staleFiles.removeDeferred();
    catalog.flush();
    publications.end();
    cacheValidity.end();
    output.settle(catalog::files);
    ExitCode site = results.failures().isEmpty() ? ExitCode.OK : failures.exitCode();
    if (ofCopies.stream().anyMatch(Problem::isError)) {
      site = site.or(ExitCode.FAULT);
    }
    retries.end();
    return reporter.close(files, problems, site);
  }

  /** Returns the record of pages that get the copies of their pictures later. */
  public CopiesRecorder copies() {
    return copies;
  }

  /** Returns true if no source needs another run unless it changes. */
  public boolean isSettled() {
    return retries.isSettled();
  }
}
