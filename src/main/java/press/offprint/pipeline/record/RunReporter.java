package press.offprint.pipeline.record;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.run.StopFlag;

/** Reports runs to their listeners, and counts their receipts. Safe for many threads. */
public final class RunReporter {
  private static final RunListener NO_LISTENER = new RunListener() {};

  private final RunListener listener;
  private final InstantSource clock;
  private final StopFlag stop;
  private final Map<Long, RunListener> clients = new ConcurrentHashMap<>();
  private final AtomicLong clientNumbers = new AtomicLong();

  @GuardedBy("this")
  private final Map<ReceiptStatus, Integer> counts = new EnumMap<>(ReceiptStatus.class);

  @GuardedBy("this")
  private ExitCode exitCode = ExitCode.OK;

  // The pages that got the copies of their pictures in the run under way.
  @GuardedBy("this")
  private final List<RenditionInfo> completed = new ArrayList<>();

  // In watch mode, a source without a change has no receipt.
  @GuardedBy("this")
  private boolean changesOnly;

  @GuardedBy("this")
  private String failure = "";

  // Problems of the site that last from run to run are no news in watch mode.
  @GuardedBy("this")
  private List<Problem> known = List.of();

  @GuardedBy("this")
  private String held = "";

  @GuardedBy("this")
  private List<String> unread = List.of();

  @GuardedBy("this")
  private RunListener client = NO_LISTENER;

  @GuardedBy("this")
  private long startedAt;

  /**
   * @param stop requested if a signal ends the process
   */
  public RunReporter(RunListener listener, InstantSource clock, StopFlag stop) {
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
  }

  /** Returns the number under which a request names this listener, until it is removed. */
  public long addClient(RunListener wanted) {
    long number = clientNumbers.incrementAndGet();
    clients.put(number, wanted);
    return number;
  }

  /** Removes the listener of a request. */
  public void removeClient(long number) {
    clients.remove(number);
  }

  /** Switches to watch mode: unchanged sources are no longer reported. */
  public synchronized void reportChangesOnly() {
    changesOnly = true;
  }

  /**
   * Starts the reports of a run.
   *
   * @param total the number of its sources
   * @param start the start of the run, which is earlier, in milliseconds since 1970
   */
  synchronized void begin(int total, RunRequest request, long start) {
    client = clients.getOrDefault(request.client(), NO_LISTENER);
    counts.clear();
    completed.clear();
    exitCode = ExitCode.OK;
    startedAt = start;
    listener.planned(request, start);
    if (!changesOnly) {
      listener.begins(total);
    }
    client.begins(total);
  }

  /** Reports the posts that wait to be published. */
  synchronized void queued(List<String> sources) {
    listener.queued(sources);
  }

  /** Reports that the editions of a post are being made. */
  public synchronized void begun(PostJob job) {
    listener.begun(job.source(), job.editions());
  }

  /** Reports that an edition of a post has ended. */
  public synchronized void made(PostJob job, String edition, long millis, int pages) {
    listener.made(job.source(), edition, millis, pages);
  }

  /**
   * Reports that posts stay published, although a file withdraws them.
   *
   * @param notice reported once for several runs in a row; empty if no post is held
   */
  synchronized void reportHeld(String notice) {
    if (!notice.isEmpty() && !notice.equals(held)) {
      listener.notice(notice);
    } else if (notice.isEmpty() && !held.isEmpty()) {
      listener.notice("No published post is held back any longer.");
    }
    held = notice;
  }

  /**
   * Reports files that are posts of other tools, in formats that are not read.
   *
   * @param sources reported once for several runs in a row
   */
  synchronized void reportUnread(List<String> sources) {
    if (!sources.isEmpty() && !sources.equals(unread)) {
      listener.notice(
          (sources.size() == 1
                  ? "The file " + sources.get(0) + " is not read"
                  : sources.size() + " files such as " + sources.get(0) + " are not read")
              + ", because the name of a post ends in .md, .markdown or .mdx."
              + " Convert what is a post to Markdown, or rename it.");
    }
    unread = sources;
  }

  /** Reports the result of a source. */
  synchronized void report(Receipt receipt) {
    count(receipt);
    listener.ended(receipt);
    client.ended(receipt);
  }

  /** Reports a page that got the copies of its pictures, after the receipt of its post. */
  synchronized void completed(RenditionInfo page) {
    completed.add(page);
  }

  /** Returns true if somebody hears of sources without a change in the run under way. */
  synchronized boolean hearsUnchanged() {
    return !changesOnly || client != NO_LISTENER;
  }

  /** Reports a source without a change: in watch mode to the client of the request alone. */
  synchronized void reportUnchanged(Receipt receipt) {
    if (!changesOnly) {
      report(receipt);
    } else if (client != NO_LISTENER) {
      count(receipt);
      client.ended(receipt);
    }
  }

  @GuardedBy("this")
  private void count(Receipt receipt) {
    counts.merge(receipt.status(), 1, Integer::sum);
    exitCode = exitCode.or(receipt.exitCode());
  }

  /**
   * Reports the end of a run.
   *
   * @param files the files of the whole site
   * @param problems of the site editions
   * @param site the exit code of the site editions
   */
  synchronized RunSummary close(List<RenditionInfo> files, List<Problem> problems, ExitCode site) {
    if (changesOnly && !failure.isEmpty()) {
      listener.notice("The last run succeeded; the earlier error is resolved.");
    }
    failure = "";
    long millis = Math.max(0, clock.millis() - startedAt);
    completed.sort(Comparator.comparing(RenditionInfo::path));
    RunSummary summary =
        new RunSummary(
            counts, files, completed, problems, exitCode.or(site), millis, stop.isRequested());
    boolean isKnown = problems.isEmpty() || problems.equals(known);
    boolean empty = counts.isEmpty() && files.isEmpty() && completed.isEmpty() && isKnown;
    known = problems;
    if (!changesOnly || !empty) {
      listener.closes(summary);
    }
    client.closes(summary);
    client = NO_LISTENER;
    return summary;
  }

  /**
   * Reports that a run failed; in watch mode also to people, because no command ends with it.
   *
   * @param reason reported once for several runs in a row
   * @param isHeld true if the run waits for a person
   */
  public synchronized void reportFailure(String reason, boolean isHeld) {
    if (reason.equals(failure)) {
      return;
    }
    listener.failed(reason, isHeld);
    // The first run of a watcher is no watched one, so its reason is reported by the next.
    if (changesOnly) {
      listener.notice(reason + " Offprint tries again.");
      failure = reason;
    }
  }
}
