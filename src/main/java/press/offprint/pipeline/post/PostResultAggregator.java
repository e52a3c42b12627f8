package press.offprint.pipeline.post;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import press.offprint.pipeline.record.ReceiptWriter;

/**
 * The end of each job of a plan. A post that failed outside of its branches gets its receipt here,
 * and the plan continues with the others.
 */
public final class PostResultAggregator implements AggregationStrategy {
  private final ReceiptWriter receipts;

  public PostResultAggregator(ReceiptWriter receipts) {
    this.receipts = receipts;
  }

  @Override
  public Exchange aggregate(Exchange plan, Exchange job) {
    throw new IllegalStateException("This aggregator is for a split, which passes its exchange");
  }

  @Override
  public Exchange aggregate(Exchange plan, Exchange job, Exchange split) {
    if (job.getException() != null) {
      receipts.failed(job, job.getException());
      job.setException(null);
    }
    return split;
  }
}
