package press.offprint.web.metrics;

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
import press.offprint.model.Problem;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Severity;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.web.monitor.RunMonitor;

/**
 * Hears what the press does and writes it down: in the metrics at once, in the history when {@link
 * #file} is called, by a thread that has time.
 */
public final class RunMetrics implements RunMonitor.Watcher {
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int MOST_AT_ONCE = 256;

  private final Publisher publisher;
  private final MetricsEndpoint metrics;
  private final PublishHistory history;
  private final long begun;
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Map<String, Map<String, Long>> costs = new ConcurrentHashMap<>();
  private final Map<String, Long> lastEnds = new HashMap<>();

  private record Heard(Receipt receipt, long at, Map<String, Long> costs) {}

  /** Listens from now on. */
  public RunMetrics(Publisher publisher, MetricsEndpoint metrics, PublishHistory history) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.history = history;
    this.begun = publisher.settings().clock().millis();
  }

  @Override
  public void moved() {
    // What moved is told by the others.
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
      heard.add(
          new Heard(
              receipt, publisher.settings().clock().millis(), cost == null ? Map.of() : cost));
    }
  }

  /** Writes down what was heard; may take a while. */
  public synchronized void file() {
    while (!heard.isEmpty()) {
      List<PublishHistory.Ended> ended = new ArrayList<>();
      List<PublishHistory.Made> made = new ArrayList<>();
      for (Heard next = heard.poll(); next != null; next = next(ended)) {
        ended.add(ended(next));
        add(next, made);
      }
      history.add(ended, made);
    }
  }

  private Heard next(List<PublishHistory.Ended> ended) {
    return ended.size() < MOST_AT_ONCE ? heard.poll() : null;
  }

  private PublishHistory.Ended ended(Heard one) {
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
   * From the moment in which the post itself came or changed; -1 where that was before this press
   * began or before the post's last end, for then something else made it due.
   */
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
    long came = changed / NANOS_A_MILLI;
    return came >= Math.max(begun, lastEnds.getOrDefault(receipt.source(), 0L)) && came <= at
        ? at - came
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

  private void add(Heard one, List<PublishHistory.Made> made) {
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
