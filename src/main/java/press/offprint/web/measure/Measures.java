package press.offprint.web.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import press.offprint.catalog.Entry;
import press.offprint.catalog.History;
import press.offprint.model.Download;
import press.offprint.model.Problem;
import press.offprint.model.Severity;
import press.offprint.pipeline.Press;
import press.offprint.pipeline.Receipt;
import press.offprint.pipeline.Status;
import press.offprint.web.live.Live;

/**
 * Hears what the press does and writes it down: in the metrics at once, in the history when {@link
 * #file} is called, by a thread that has time.
 */
public final class Measures implements Live.Watcher {
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int MOST_AT_ONCE = 256;

  private final Press press;
  private final Metrics metrics;
  private final History history;
  private final long begun;
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Map<String, Map<String, Long>> costs = new ConcurrentHashMap<>();
  private final Map<String, Long> lastEnds = new HashMap<>();

  private record Heard(Receipt receipt, long at, Map<String, Long> costs) {}

  /** Listens from now on. */
  public Measures(Press press, Metrics metrics, History history) {
    this.press = press;
    this.metrics = metrics;
    this.history = history;
    this.begun = press.settings().clock().millis();
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
    if (receipt.status() != Status.UNCHANGED && receipt.status() != Status.IGNORED) {
      heard.add(
          new Heard(receipt, press.settings().clock().millis(), cost == null ? Map.of() : cost));
    }
  }

  /** Writes down what was heard; may take a while. */
  public synchronized void file() {
    while (!heard.isEmpty()) {
      List<History.Ended> ended = new ArrayList<>();
      List<History.Made> made = new ArrayList<>();
      for (Heard next = heard.poll(); next != null; next = next(ended)) {
        ended.add(ended(next));
        add(next, made);
      }
      history.add(ended, made);
    }
  }

  private Heard next(List<History.Ended> ended) {
    return ended.size() < MOST_AT_ONCE ? heard.poll() : null;
  }

  private History.Ended ended(Heard one) {
    Receipt receipt = one.receipt();
    long lead = lead(receipt, one.at());
    lastEnds.put(receipt.source(), one.at());
    metrics.ended(receipt, lead);
    return new History.Ended(
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
    if (receipt.status() != Status.PUBLISHED) {
      return -1;
    }
    Optional<Entry> entry = press.find(receipt.source());
    long changed =
        entry
            .map(Entry::stamp)
            .map(stamp -> stamp.changedNanos() > 0 ? stamp.changedNanos() : stamp.modifiedNanos())
            .orElse(0L);
    long came = changed / NANOS_A_MILLI;
    return came >= Math.max(begun, lastEnds.getOrDefault(receipt.source(), 0L)) && came <= at
        ? at - came
        : -1;
  }

  private static String reason(Receipt receipt) {
    return receipt.status() != Status.REJECTED
        ? ""
        : receipt.problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::code)
            .map(Enum::name)
            .findFirst()
            .orElse("FAULT");
  }

  private void add(Heard one, List<History.Made> made) {
    for (Download file : one.receipt().renditions()) {
      Long cost = one.costs().get(file.edition());
      if (cost != null) {
        Path path = press.settings().output().resolve(file.path());
        int pages = file.mediaType().equals("application/pdf") ? Press.pages(path) : 0;
        made.add(
            new History.Made(
                one.at(), one.receipt().source(), file.edition(), file.bytes(), pages, cost));
      }
    }
  }
}
