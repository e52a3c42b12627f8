package press.offprint.pipeline.book;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** The end of each book of a run. A book that failed gets its receipt here; the others go on. */
public final class BookResultAggregator implements AggregationStrategy {
  private final Books books;

  public BookResultAggregator(Books books) {
    this.books = books;
  }

  @Override
  public Exchange aggregate(Exchange plan, Exchange book) {
    throw new IllegalStateException("This aggregator is for a split, which passes its exchange");
  }

  @Override
  public Exchange aggregate(Exchange plan, Exchange book, Exchange split) {
    if (book.getException() != null) {
      books.failed(book, book.getException());
      book.setException(null);
    }
    return split;
  }
}
