package press.offprint.pipeline.record;

import java.util.List;
import java.util.Map;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Metadata;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.Acceptance;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.RetrySchedule;

/**
 * Records the decisions of a plan that need no build: the sources that are up to date, rejected,
 * hidden or deferred.
 *
 * @param strict true if a warning rejects a post
 */
record DecisionRecorder(
    CatalogCache catalog,
    OutputFolder output,
    RetrySchedule retries,
    boolean strict,
    PublicationRecorder publications,
    RunInspector inspector,
    RunReporter reporter,
    Acceptance acceptance) {

  /** Records one decision; one that needs a build has no effect. */
  void record(Decision decision) {
    if (decision instanceof Decision.UpToDate unchanged) {
      boolean quiet = !reporter.hearsUnchanged() && !acceptance.hasRules();
      if (!quiet || !isRecorded(unchanged.post())) {
        recordUnchanged(unchanged.post());
      }
    } else if (decision instanceof Decision.Keep kept) {
      kept.post().previous().map(this::unchanged).ifPresent(reporter::reportUnchanged);
    } else if (decision instanceof Decision.Reject rejected) {
      recordRejected(rejected);
    } else if (decision instanceof Decision.Hide hidden) {
      recordHidden(hidden);
    } else if (decision instanceof Decision.Defer deferred) {
      List<Problem> problems = deferred.post().previous().map(this::problems).orElse(List.of());
      reporter.reportUnchanged(new Receipt(deferred.source(), ReceiptStatus.REJECTED, problems));
    }
  }

  // Nobody hears of it, and its entry stays as it is.
  private boolean isRecorded(ScannedPost post) {
    boolean same =
        !post.read()
            && post.previous().filter(e -> e.stamp().equals(post.file().stamp())).isPresent();
    if (same) {
      retries.forget(post.source());
    }
    return same;
  }

  private void recordUnchanged(ScannedPost post) {
    retries.forget(post.source());
    CatalogEntry entry = post.previous().orElse(null);
    if (entry == null) {
      // A new post, but no edition of it is requested.
      reporter.reportUnchanged(new Receipt(post.source(), ReceiptStatus.UNCHANGED, List.of()));
      return;
    }
    CatalogEntry now = post.updated(entry);
    if (!entry.equals(now)) {
      catalog.put(now);
    }
    List<Problem> problems = problems(now);
    boolean refused = strict && problems.stream().anyMatch(p -> !p.isAccepted());
    ReceiptStatus status = refused ? ReceiptStatus.REJECTED : ReceiptStatus.UNCHANGED;
    reporter.reportUnchanged(
        new Receipt(entry.source(), status, problems, entry.downloads(), 0)
            .awaiting(entry.outstanding()));
  }

  private Receipt unchanged(CatalogEntry entry) {
    return new Receipt(
            entry.source(), ReceiptStatus.UNCHANGED, problems(entry), entry.downloads(), 0)
        .awaiting(entry.outstanding());
  }

  // The catalog holds problems without the marks, because the rules may change.
  private List<Problem> problems(CatalogEntry entry) {
    Map<String, Object> fields = entry.metadata().read().map(Metadata::fields).orElse(Map.of());
    return acceptance.of(entry.source(), fields, entry.problems());
  }

  private void recordRejected(Decision.Reject rejected) {
    retries.forget(rejected.source());
    Receipt receipt = new Receipt(rejected.source(), ReceiptStatus.REJECTED, rejected.problems());
    boolean known =
        rejected
            .post()
            .previous()
            .filter(entry -> entry.status() == EntryStatus.REJECTED)
            .filter(entry -> entry.problems().equals(rejected.problems()))
            .isPresent();
    if (known) {
      reporter.reportUnchanged(receipt);
    } else {
      // The links of the published version keep their targets.
      List<StampedDependency> links =
          rejected
              .post()
              .previous()
              .filter(entry -> !entry.renditions().isEmpty())
              .map(CatalogEntry::dependencies)
              .orElse(List.of());
      inspector.rejected(rejected.source());
      catalog.put(CatalogEntries.rejected(rejected.post(), rejected.problems(), links));
      reporter.report(receipt);
    }
  }

  private void recordHidden(Decision.Hide hidden) {
    retries.forget(hidden.source());
    ScannedPost post = hidden.post();
    boolean published = post.isPublished();
    post.previous().ifPresent(entry -> entry.paths().forEach(output::remove));
    CatalogEntry entry = CatalogEntries.hidden(post);
    if (published) {
      inspector.withdrawn(post.source());
      publications.withdrawn(post.previous().get(), entry);
    } else if (post.previous().filter(entry::equals).isEmpty()) {
      catalog.put(entry);
    }
    ReceiptStatus status = published ? ReceiptStatus.WITHDRAWN : ReceiptStatus.IGNORED;
    Receipt receipt = new Receipt(post.source(), status, List.of()).with(hidden.hidden());
    if (published) {
      reporter.report(receipt);
    } else {
      reporter.reportUnchanged(receipt);
    }
  }
}
