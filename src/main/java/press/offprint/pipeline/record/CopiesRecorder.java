package press.offprint.pipeline.record;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.model.Rendition;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;
import press.offprint.pipeline.state.StaleFiles;

/**
 * Records the pages that were made again with the copies of their pictures. The receipt of such a
 * post, the time of its publishing and the causes of its making stay. If the copies cannot be made,
 * the page with the originals stays as well, and the reason is a problem of the run. Safe for many
 * threads.
 */
public final class CopiesRecorder {
  /** The pause after which a page is tried again, because the disk may have room later. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final long NEVER = Long.MAX_VALUE;

  private final CatalogCache catalog;
  private final OutputFolder output;
  private final StaleFiles staleFiles;
  private final PublicationRecorder publications;
  private final RunInspector inspector;
  private final RunReporter reporter;
  private final StopFlag stop;
  private final InstantSource clock;

  @GuardedBy("this")
  private final Map<String, Attempt> attempts = new HashMap<>();

  @GuardedBy("this")
  private final List<Problem> problems = new ArrayList<>();

  /** An attempt of this process that brought no copies. */
  private record Attempt(CatalogEntry entry, long nextAt) {}

  CopiesRecorder(
      CatalogCache catalog,
      OutputFolder output,
      StaleFiles staleFiles,
      PublicationRecorder publications,
      RunInspector inspector,
      RunReporter reporter,
      StopFlag stop,
      InstantSource clock) {
    this.catalog = catalog;
    this.output = output;
    this.staleFiles = staleFiles;
    this.publications = publications;
    this.inspector = inspector;
    this.reporter = reporter;
    this.stop = stop;
    this.clock = clock;
  }

  /** Returns true if copies for the page of a published post may be made now. */
  public synchronized boolean mayTry(CatalogEntry entry) {
    Attempt last = attempts.get(entry.source());
    return last == null || !last.entry().equals(entry) || last.nextAt() <= clock.millis();
  }

  /**
   * Begins to make copies: all receipts so far are filed, so that a process that ends now leaves
   * published posts.
   */
  public void begin() {
    catalog.flush();
    output.settle(catalog::files);
  }

  /** Leaves a page as it is, because its post changed since the plan was made. */
  public void leave(String source) {
    tried(source, clock.millis() + PAUSE.toMillis());
  }

  /** Records the end of a job for copies: the body of its exchange. */
  void write(PostJob job, ReadPost read, Object body, long millis) {
    if (body instanceof BranchResults results && results.failures().isEmpty()) {
      catalog.find(job.source()).ifPresent(before -> complete(before, results));
      inspector.completed(new StagedPost(job, read, results, millis));
    } else if (body instanceof PostRejection rejection) {
      failed(job, rejection);
    }
  }

  private void complete(CatalogEntry before, BranchResults results) {
    CatalogEntry now = before;
    for (Rendition page : results.renditions()) {
      now = now.withRenditions(now.renditions().stream().map(old -> with(page, old)).toList());
      reporter.completed(page.download());
    }
    CatalogEntry entry = now;
    staleFiles.removeFormer(before, entry);
    publications.completed(before, entry, results.renditions());
    synchronized (this) {
      attempts.remove(entry.source());
    }
  }

  private static StoredRendition with(Rendition page, StoredRendition old) {
    return old.download().edition().equals(page.edition())
        ? new StoredRendition(
            page.download(),
            old.inputHash(),
            page.companions().stream().map(Rendition::path).toList())
        : old;
  }

  /** Records that the copies for a page cannot be made, or not be stored. */
  void failed(PostJob job, PostRejection reasons) {
    if (stop.isRequested() || reasons.problems().isEmpty()) {
      return; // The next run makes them.
    }
    boolean storage =
        reasons.problems().stream().anyMatch(one -> one.code() == ProblemCode.STORE_FAILED);
    tried(job.source(), storage ? clock.millis() + PAUSE.toMillis() : NEVER);
    List<Problem> found =
        reasons.problems().stream()
            .filter(Problem::isError)
            .map(one -> ofPage(job.source(), one))
            .toList();
    synchronized (this) {
      problems.addAll(found);
    }
  }

  private synchronized void tried(String source, long nextAt) {
    catalog.find(source).ifPresent(entry -> attempts.put(source, new Attempt(entry, nextAt)));
  }

  private static Problem ofPage(String source, Problem reason) {
    String message =
        "The page of '"
            + source
            + "' shows the original pictures, because their narrower copies could not be made: "
            + reason.message();
    boolean fault = reason.code().exitCode() == ExitCode.FAULT;
    return fault
        ? Problem.error(reason.code(), 0, message, reason.hint())
        : Problem.warning(reason.code(), 0, message, reason.hint());
  }

  /** Ends a run; returns the problems of its copies. */
  synchronized List<Problem> end() {
    List<Problem> all = List.copyOf(problems);
    problems.clear();
    return all;
  }
}
