package press.offprint.pipeline.history;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.catalog.history.RequestHistory;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.Severity;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/**
 * Records the runs of one publisher in its history. A run in which no post and no file of the site
 * changed leaves no record, and does not open the history. It is called by one thread at a time.
 */
public final class HistoryRecorder implements RunListener, AutoCloseable {
  private static final Logger LOG = System.getLogger(HistoryRecorder.class.getName());

  // So many posts are written at once, and no more of them are lost with a process that is killed.
  private static final int BATCH = 512;

  private final Path state;
  private final InstantSource clock;
  private final Function<String, Optional<CatalogEntry>> entries;
  private final List<PublishHistory.Ended> ended = new ArrayList<>();
  private final List<PublishHistory.Made> made = new ArrayList<>();
  private final Map<String, Map<String, Work>> works = new HashMap<>();

  private PublishHistory history; // null until the first record
  private LeadTimes leadTimes; // null until the first record
  private boolean watching;
  private String asker = "";
  private long begunAt;
  private long run; // 0 if the run has no record yet

  private record Work(long millis, int pages) {}

  /**
   * A recorder.
   *
   * @param state the folder of the history
   * @param entries finds the catalog entry of a source
   */
  public HistoryRecorder(
      Path state, InstantSource clock, Function<String, Optional<CatalogEntry>> entries) {
    this.state = state;
    this.clock = clock;
    this.entries = entries;
    this.begunAt = clock.millis();
  }

  /** Names the watcher as the one that asks for runs, unless a request names another. */
  public void watch() {
    watching = true;
    leadTimes = new LeadTimes(entries, clock.millis());
  }

  /**
   * Returns the number of requests for published files in the last thirty days, by path; empty if
   * no server counted any.
   */
  public Map<String, Long> requests() {
    Map<String, Long> counts = new HashMap<>();
    long since = TimeUnit.MILLISECONDS.toDays(clock.millis()) - RequestHistory.DAYS;
    history()
        .requests()
        .most(since, Integer.MAX_VALUE)
        .forEach(asked -> counts.put(asked.path(), asked.count()));
    return counts;
  }

  /** Returns the history; it is opened at the first call. */
  public synchronized PublishHistory history() {
    if (history == null) {
      history = PublishHistory.open(state);
    }
    return history;
  }

  @Override
  public void planned(RunRequest request, long startedAt) {
    write(null);
    synchronized (this) {
      asker = request.asker().isEmpty() ? (watching ? "watch" : "command") : request.asker();
      begunAt = startedAt;
      run = 0;
    }
    works.clear();
  }

  @Override
  public void made(String source, String edition, long millis, int pages) {
    works.computeIfAbsent(source, s -> new HashMap<>()).put(edition, new Work(millis, pages));
  }

  @Override
  public void ended(Receipt receipt) {
    Map<String, Work> work = works.remove(receipt.source());
    if (receipt.status() == ReceiptStatus.UNCHANGED || receipt.status() == ReceiptStatus.IGNORED) {
      return;
    }
    long at = clock.millis();
    ended.add(
        new PublishHistory.Ended(
            0,
            at,
            receipt.source(),
            receipt.status().label(),
            reason(receipt),
            receipt.millis(),
            leadTimes().of(receipt, at)));
    for (RenditionInfo file : receipt.renditions()) {
      Work one = work == null ? null : work.get(file.edition());
      if (one != null) {
        made.add(
            new PublishHistory.Made(
                0, at, receipt.source(), file.edition(), file.bytes(), one.pages(), one.millis()));
      }
    }
    if (ended.size() >= BATCH) {
      write(null);
    }
  }

  @Override
  public void closes(RunSummary summary) {
    if (hasBegun()
        || !ended.isEmpty()
        || !summary.renditions().isEmpty()
        || !summary.problems().isEmpty()) {
      write(summary);
    }
  }

  private synchronized boolean hasBegun() {
    return run != 0;
  }

  // The first change of a command is as old as the end of the run before it, or as its start if
  // that run was interrupted. Before the first run of a project, no change has a lead time.
  private synchronized LeadTimes leadTimes() {
    if (leadTimes == null) {
      leadTimes = new LeadTimes(entries, lastEnd());
    }
    return leadTimes;
  }

  private long lastEnd() {
    try {
      return history().runs(1).stream()
          .findFirst()
          .map(last -> last.endedAt() == 0 ? last.at() : LeadTimes.stampAfter(last.endedAt()))
          .orElse(begunAt);
    } catch (CatalogException e) {
      return begunAt;
    }
  }

  // Nothing that is published depends on the history, so a fault of it is a message.
  private void write(RunSummary summary) {
    if (ended.isEmpty() && summary == null) {
      return;
    }
    try {
      history().add(begin(), ended, made);
      // A run that was stopped did not end.
      if (summary != null && !summary.stopped()) {
        history().end(begin(), clock.millis(), summary.exitCode().value(), counts(summary));
      }
    } catch (CatalogException e) {
      LOG.log(Level.WARNING, "The history of this run cannot be written: {0}", e.getMessage());
    }
    ended.clear();
    made.clear();
  }

  // Versions are recorded on other threads than results.
  private synchronized long begin() {
    if (run == 0) {
      leadTimes(); // They begin with the end of the run before.
      run = history().begin(begunAt, asker);
    }
    return run;
  }

  /**
   * Returns the number of the run under way, which gets one now if it has none; 0 if the history
   * cannot be written. Safe for many threads.
   */
  public long run() {
    try {
      return begin();
    } catch (CatalogException e) {
      return 0;
    }
  }

  private static PublishHistory.Counts counts(RunSummary summary) {
    return new PublishHistory.Counts(
        summary.count(ReceiptStatus.PUBLISHED),
        summary.count(ReceiptStatus.UNCHANGED),
        summary.count(ReceiptStatus.REJECTED),
        summary.count(ReceiptStatus.WITHDRAWN),
        summary.renditions().size());
  }

  private static String reason(Receipt receipt) {
    return receipt.status() != ReceiptStatus.REJECTED
        ? ""
        : receipt.problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::code)
            .map(Enum::name)
            .findFirst()
            .orElse("FAULT");
  }

  @Override
  public synchronized void close() {
    if (history != null) {
      history.close();
    }
  }
}
