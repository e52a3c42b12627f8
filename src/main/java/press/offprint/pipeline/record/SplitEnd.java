package press.offprint.pipeline.record;

import java.util.function.BiConsumer;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** The end of each part of a split. A part that failed is recorded, and the others go on. */
public final class SplitEnd implements AggregationStrategy {
  private final BiConsumer<Exchange, Exception> failures;

  /**
   * Creates the end of a split.
   *
   * @param failures records the failure of a part, for instance in its receipt
   */
  public SplitEnd(BiConsumer<Exchange, Exception> failures) {
    this.failures = failures;
  }

  @Override
  public Exchange aggregate(Exchange whole, Exchange part) {
    throw new IllegalStateException("This aggregator is for a split, which passes its exchange");
  }

  @Override
  public Exchange aggregate(Exchange whole, Exchange part, Exchange split) {
    if (part.getException() != null) {
      record(part, split);
      part.setException(null);
    }
    return split;
  }

  // Camel never ends an exchange whose aggregator throws, so the failure ends the whole exchange.
  private void record(Exchange part, Exchange split) {
    try {
      failures.accept(part, part.getException());
    } catch (RuntimeException e) {
      e.addSuppressed(part.getException());
      split.setException(e);
    }
  }
}
