package press.offprint.pipeline.post;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import press.offprint.pipeline.record.ReceiptWriter;

/** Ends each job of a split: one that failed outside of its branches gets its receipt here. */
public final class PostResultAggregator implements AggregationStrategy {
  private final ReceiptWriter receipts;

  public PostResultAggregator(ReceiptWriter receipts) {
    this.receipts = receipts;
  }

  @Override
  public Exchange aggregate(Exchange whole, Exchange job) {
    // Only a split hands its own exchange over; without one there is nothing to go on with.
    throw new IllegalStateException("Called outside of a split");
  }

  @Override
  public Exchange aggregate(Exchange whole, Exchange job, Exchange split) {
    if (job.getException() != null) {
      receipts.failed(job, job.getException());
      job.setException(null);
    }
    // The plan goes on, not what became of one of its jobs.
    return split;
  }
}
