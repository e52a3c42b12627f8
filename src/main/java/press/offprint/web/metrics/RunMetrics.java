package press.offprint.web.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.model.RenditionInfo;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.Severity;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.web.monitor.RunMonitor;

/**
 * Records the finished posts in the metrics and in the publishing history when {@link #write} is
 * called, because the threads that publish must not wait for it. Thread-safe.
 */
public final class RunMetrics implements RunMonitor.Watcher {
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int BATCH = 256;

  private final Publisher publisher;
  private final MetricsEndpoint metrics;
  private final PublishHistory history;
  private final long startedAt;
  private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
  private final Map<String, Map<String, Long>> costs = new ConcurrentHashMap<>();

  @GuardedBy("this")
  private final Map<String, Long> lastEnds = new HashMap<>();

  private record Finished(Receipt receipt, long at, Map<String, Long> costs) {}

  public RunMetrics(Publisher publisher, MetricsEndpoint metrics, PublishHistory history) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.history = history;
    this.startedAt = publisher.settings().clock().millis();
  }

  @Override
  public void changed() {
    // Every change that counts is reported by another method, too.
  }

  @Override
  public void made(String source, String edition, long millis) {
    metrics.made(edition, millis);
    costs.computeIfAbsent(source, s -> new ConcurrentHashMap<>()).put(edition, millis);
  }

  @Override
  public void ended(Receipt receipt) {
    Map<String, Long> cost = costs.remove(receipt.source());
    if (receipt.status() != ReceiptStatus.UNCHANGED && receipt.status() != ReceiptStatus.IGNORED) {
      finished.add(
          new Finished(
              receipt, publisher.settings().clock().millis(), cost == null ? Map.of() : cost));
    }
  }

  /** Writes the posts that finished since the last call. */
  public synchronized void write() {
    while (!finished.isEmpty()) {
      List<PublishHistory.Ended> ended = new ArrayList<>();
      List<PublishHistory.Made> made = new ArrayList<>();
      for (Finished next = finished.poll(); next != null; next = next(ended)) {
        ended.add(ended(next));
        add(next, made);
      }
      history.add(ended, made);
    }
  }

  private Finished next(List<PublishHistory.Ended> ended) {
    return ended.size() < BATCH ? finished.poll() : null;
  }

  @GuardedBy("this")
  private PublishHistory.Ended ended(Finished one) {
    Receipt receipt = one.receipt();
    long lead = lead(receipt, one.at());
    lastEnds.put(receipt.source(), one.at());
    metrics.ended(receipt, lead);
    return new PublishHistory.Ended(
        one.at(),
        receipt.source(),
        receipt.status().label(),
        reason(receipt),
        receipt.millis(),
        lead);
  }

  /**
   * Returns the milliseconds since the post itself changed. Returns -1 if that was before the start
   * of the server or before the last time the post finished, because another input changed then.
   */
  @GuardedBy("this")
  private long lead(Receipt receipt, long at) {
    if (receipt.status() != ReceiptStatus.PUBLISHED) {
      return -1;
    }
    Optional<CatalogEntry> entry = publisher.find(receipt.source());
    long changed =
        entry
            .map(CatalogEntry::stamp)
            .map(stamp -> stamp.changedNanos() > 0 ? stamp.changedNanos() : stamp.modifiedNanos())
            .orElse(0L);
    long changedAt = changed / NANOS_A_MILLI;
    return changedAt >= Math.max(startedAt, lastEnds.getOrDefault(receipt.source(), 0L))
            && changedAt <= at
        ? at - changedAt
        : -1;
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

  private void add(Finished one, List<PublishHistory.Made> made) {
    for (RenditionInfo file : one.receipt().renditions()) {
      Long cost = one.costs().get(file.edition());
      if (cost != null) {
        Path path = publisher.settings().output().resolve(file.path());
        int pages = file.mediaType().equals("application/pdf") ? Publisher.pages(path) : 0;
        made.add(
            new PublishHistory.Made(
                one.at(), one.receipt().source(), file.edition(), file.bytes(), pages, cost));
      }
    }
  }
}
