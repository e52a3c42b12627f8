package press.offprint.web.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.history.LeadTimes;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.web.monitor.RunMonitor;

/**
 * Records the finished posts in the metrics when {@link #write} is called, because the threads that
 * publish must not wait for it. Thread-safe.
 */
public final class RunMetrics implements RunMonitor.Watcher {
  private final Publisher publisher;
  private final MetricsEndpoint metrics;
  private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

  @GuardedBy("this")
  private final LeadTimes leadTimes;

  private record Finished(Receipt receipt, long at) {}

  public RunMetrics(Publisher publisher, MetricsEndpoint metrics) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.leadTimes = new LeadTimes(publisher::find, publisher.settings().clock().millis());
  }

  @Override
  public void changed() {
    // Every change that counts is reported by another method, too.
  }

  @Override
  public void made(String source, String edition, long millis) {
    metrics.made(edition, millis);
  }

  @Override
  public void ended(Receipt receipt) {
    if (receipt.status() != ReceiptStatus.UNCHANGED && receipt.status() != ReceiptStatus.IGNORED) {
      finished.add(new Finished(receipt, publisher.settings().clock().millis()));
    }
  }

  /** Writes the posts that finished since the last call. */
  public synchronized void write() {
    for (Finished next = finished.poll(); next != null; next = finished.poll()) {
      metrics.ended(next.receipt(), leadTimes.of(next.receipt(), next.at()));
    }
  }
}
